package org.plumbline;

import org.springframework.boot.SpringApplication;

/** The application as it serves, for the build to work out beforehand which beans there are. */
public final class Prepared {

    private Prepared() {}

    public static void main(String[] arguments) {
        SpringApplication.run(Plumbline.class, arguments);
    }
}
