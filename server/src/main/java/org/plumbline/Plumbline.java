package org.plumbline;

import org.plumbline.operation.Launch;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.modulith.Modulithic;
import org.springframework.scheduling.annotation.EnableScheduling;

/** The application. {@code main} hands the command line to {@link Launch}. */
@SpringBootApplication
@Modulithic(systemName = "Plumbline")
@EnableScheduling
public class Plumbline {

    public static void main(String[] arguments) {
        System.exit(Launch.commandLine().execute(arguments));
    }
}
