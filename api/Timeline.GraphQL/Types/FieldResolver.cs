namespace Timeline.GraphQL.Types;

/// <summary>Gives the value of a field.</summary>
/// <param name="field">The field being resolved.</param>
/// <param name="cancellation">Fires when the caller is gone or the request took too long.</param>
/// <returns>
/// Null; a value of the CLR type bound to the field's type; a sequence of them for a list; or what a batch loader gave.
/// </returns>
public delegate ValueTask<object?> FieldResolver(FieldContext field, CancellationToken cancellation);

/// <summary>Opens the stream of events behind a subscription's root field.</summary>
/// <param name="field">The root field; its arguments say what to listen to.</param>
/// <param name="cancellation">Fires when the subscriber is gone.</param>
/// <returns>Each value is the root field's value for one response.</returns>
public delegate IAsyncEnumerable<object?> SubscriptionResolver(FieldContext field, CancellationToken cancellation);
