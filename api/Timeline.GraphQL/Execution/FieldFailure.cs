using Timeline.GraphQL.Language;

namespace Timeline.GraphQL.Execution;

/// <summary>Stands in a result for a value that could not be had, until a place that may be null takes it up.</summary>
internal sealed record FieldFailure(GraphQLError Error);
