using Timeline.GraphQL.Types;

namespace Timeline.GraphQL.Limits;

/// <summary>What an operation costs at most, found without executing it.</summary>
/// <param name="FieldCost">The weights of all fields that would be resolved and of their arguments, each item of a list counted.</param>
/// <param name="TypeCost">The weights of all values in the result, each item of a list counted.</param>
/// <param name="DependsOnVariables">False when every set of variables with the same conditions gives the same answer.</param>
/// <param name="Errors">The limits it is over, with the value and the limit; empty when it keeps them.</param>
public sealed record OperationCost(double FieldCost, double TypeCost, bool DependsOnVariables, IReadOnlyList<GraphQLError> Errors);
