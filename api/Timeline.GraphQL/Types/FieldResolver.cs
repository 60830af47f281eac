using System.Text.Json;

namespace Timeline.GraphQL.Types;

/// <summary>Gives the value of a field: null; a value of the CLR type bound to its type, or a sequence of them; or what a batch loader gave.</summary>
/// <param name="field">The field being resolved.</param>
/// <param name="cancellation">Fires when the caller is gone or the request took too long.</param>
public delegate ValueTask<object?> FieldResolver(FieldContext field, CancellationToken cancellation);

/// <summary>Opens the stream of events behind a subscription's root field; each value is the field's value for one response.</summary>
/// <param name="field">The root field; its arguments say what to listen to.</param>
/// <param name="cancellation">Fires when the subscriber is gone.</param>
public delegate IAsyncEnumerable<object?> SubscriptionResolver(FieldContext field, CancellationToken cancellation);

/// <summary>Writes one value of a scalar straight into the response: exactly one JSON value.</summary>
public delegate void ScalarWrite<in T>(T value, Utf8JsonWriter to);
