package dev.plumb.order.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.type.LogicalType;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;
import java.util.List;

/** Takes what was sent for what it is: text is no number, 1.5 is no whole number, typos count. */
@Singleton
class StrictJson implements ObjectMapperCustomizer {

  private static final List<LogicalType> SCALARS =
      List.of(LogicalType.Textual, LogicalType.Integer);

  @Override
  public void customize(ObjectMapper json) {
    json.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT);
    JsonFactory factory = json.getFactory();
    factory.enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
    for (LogicalType scalar : SCALARS) {
      for (CoercionInputShape shape : CoercionInputShape.values()) {
        if (!ownShape(scalar, shape)) {
          json.coercionConfigFor(scalar).setCoercion(shape, CoercionAction.Fail);
        }
      }
    }
  }

  private static boolean ownShape(LogicalType scalar, CoercionInputShape shape) {
    return scalar == LogicalType.Integer && shape == CoercionInputShape.Integer
        || scalar == LogicalType.Textual
            && (shape == CoercionInputShape.String || shape == CoercionInputShape.EmptyString);
  }
}
