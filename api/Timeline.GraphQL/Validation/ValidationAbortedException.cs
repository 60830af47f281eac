namespace Timeline.GraphQL.Validation;

/// <summary>Validation stops here; the message becomes the last error.</summary>
internal sealed class ValidationAbortedException(string message) : Exception(message)
{
    public static ValidationAbortedException TooManyErrors() =>
        new("Too many validation errors, error limit reached. Validation aborted.");

    public static ValidationAbortedException TooMuchWork() => new("Validation aborted.");
}
