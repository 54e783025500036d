package dev.plumb.systemtests;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Shares what {@link AllOfPlumb} starts, after all others: it runs until the end, and eight idle
 * processes beside them would take their processor time.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Order(Integer.MAX_VALUE)
@ExtendWith(AllOfPlumb.class)
@interface OnAllOfPlumb {}
