package org.plumbline.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Properties;

/** Where the style sheet, the script and the pictures of the frame lie; their names change with their content. */
final class Assets {

    private static final Properties NAMES = names();

    private Assets() {}

    static String address(String name) {
        var file = NAMES.getProperty(name);
        if (file == null) {
            throw new IllegalArgumentException("no asset is called '" + name + "'");
        }
        return "/assets/" + file;
    }

    private static Properties names() {
        var names = new Properties();
        try (var file = Assets.class.getResourceAsStream("assets.properties")) {
            if (file == null) {
                throw new IllegalStateException(
                        "assets.properties is missing: run build.sh in server/src/main/frontend");
            }
            names.load(file);
            return names;
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }
}
