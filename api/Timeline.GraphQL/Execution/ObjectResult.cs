namespace Timeline.GraphQL.Execution;

/// <summary>
/// An executed object: one value per planned field. Values are null, leaf values, other objects, or arrays of these.
/// </summary>
internal sealed record ObjectResult(PlannedField[] Fields, object?[] Values);
