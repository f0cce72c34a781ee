package org.plumbline;

import org.plumbline.operation.Launch;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.modulith.Modulithic;

/** The application. {@code main} hands the command line to {@link Launch}. */
@SpringBootApplication
@Modulithic(systemName = "Plumbline")
public class Plumbline {

    public static void main(String[] arguments) {
        System.exit(Launch.commandLine(Plumbline.class, Prepared.class).execute(arguments));
    }
}
