package org.plumbline;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.plumbline.ledger.TestSealing;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/**
 * A test of the application on a real database. All classes that carry this and nothing else share one application and
 * one database; each test makes organisations and people of its own ({@link People}), so that no test sees another's.
 * The server's clocks stand still, and time is the test's ({@link TestClock}).
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@Tag("database")
@SpringBootTest(properties = {"plumbline.jobs=false", "plumbline.home=target/test-home"})
@AutoConfigureMockMvc
@ContextConfiguration(initializers = TestDatabase.class)
@Import({
    TestClock.Installed.class,
    People.class,
    Fieldwork.class,
    People.QuickPasswords.class,
    Browser.Opened.class,
    TestSealing.Installed.class
})
@ExtendWith(TestClock.SetAnew.class)
public @interface PlumblineTest {}
