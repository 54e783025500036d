package dev.plumb.systemtests;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/** Shares what {@link AllOfPlumb} starts; all of these run before those that start their own. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Tag("all-of-plumb")
@ExtendWith(AllOfPlumb.class)
@interface OnAllOfPlumb {}
