namespace Timeline.GraphQL.Schemas;

/// <summary>A resolver gave a value that its field's type cannot have. The client sees the message.</summary>
internal sealed class UnfitValueException(string message) : Exception(message);
