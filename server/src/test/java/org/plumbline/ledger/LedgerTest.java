package org.plumbline.ledger;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.plumbline.PlumblineTest;
import org.springframework.context.annotation.Import;

/** A test with a ledger of its own, empty at the start of each test, that it may damage. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@PlumblineTest
@Import(OwnLedger.class)
@interface LedgerTest {}
