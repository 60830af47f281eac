using System.Globalization;
using GraphQL;
using GraphQL.Types;
using Schema = Timeline.GraphQL.Types.Schema;

namespace Timeline.Architecture.Tests.Schemas;

/// <summary>Every mutation is <c>verbNoun(input: VerbNounInput!): VerbNounPayload!</c>; its payload holds what changed, or the rejection.</summary>
internal static class MutationShape
{
    public static IEnumerable<string> Violations(Schema schema)
    {
        foreach (var field in schema.Mutation?.Fields.ToList() ?? [])
        {
            var name = char.ToUpper(field.Name[0], CultureInfo.InvariantCulture) + field.Name[1..];
            if (field.Arguments?.ToList() is not [{ Name: "input" } input] || input.ResolvedType!.ToString() != $"{name}Input!")
                yield return $"Mutation.{field.Name}: takes (input: {name}Input!) and nothing else.";
            if (field.ResolvedType!.ToString() != $"{name}Payload!" || field.ResolvedType.GetNamedType() is not IObjectGraphType payload)
                yield return $"Mutation.{field.Name}: gives {name}Payload!.";
            else if (payload.GetField("error") is not { } error || error.ResolvedType!.ToString() != "Rejection")
                yield return $"{payload.Name}: has no error: Rejection.";
            else if (payload.Fields.FirstOrDefault(part => part.ResolvedType is NonNullGraphType) is { } always)
                yield return $"{payload.Name}.{always.Name}: is not null, so that a rejection could not be answered.";
        }
    }
}
