package org.plumbline.operation;

import java.util.function.Consumer;

/** Makes what a demonstration shows, through the same operations that people call. There is one such bean. */
public interface Demonstration {

    /**
     * Makes all of it, in an application that serves nobody yet and whose clocks stand still. When it fails, what it
     * made is thrown away.
     *
     * @param progress is told what is being made, in a few words for whoever waits
     */
    void make(Consumer<String> progress);
}
