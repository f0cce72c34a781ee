package org.plumbline.inspection;

import java.util.List;
import java.util.function.BiFunction;
import org.plumbline.organisation.SignedIn;

/**
 * A room's part of the task list of a wave, published as a bean by the room.
 *
 * @param order where it stands, small first (caseload 10, sampling 20, reading 30, sent back 40, finding 50, release 60)
 * @param tasks computed from what is there each time the list is shown, never typed
 */
public record TaskList(int order, String title, BiFunction<SignedIn, Wave, List<Task>> tasks) {

    /**
     * @param href where it is done; empty when it cannot be done yet
     * @param hint figures or what is awaited, for example '12 of 30 readings submitted'; may be empty
     */
    public record Task(String label, String href, Status status, String hint) {}

    public enum Status {
        CANNOT_START_YET("Cannot start yet", ""),
        NOT_STARTED("Not started", "blue"),
        IN_PROGRESS("In progress", "teal"),
        DONE("Done", "");

        private final String words;
        private final String colour;

        Status(String words, String colour) {
            this.words = words;
            this.colour = colour;
        }

        public String inWords() {
            return words;
        }

        /** The colour of its tag: what asks for work has one, what asks for none has none (GOV.UK Design System, task list). */
        public String colour() {
            return colour;
        }
    }
}
