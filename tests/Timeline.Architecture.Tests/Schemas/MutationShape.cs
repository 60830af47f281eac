using System.Globalization;
using Timeline.GraphQL.Types;

namespace Timeline.Architecture.Tests.Schemas;

/// <summary>Every mutation is <c>verbNoun(input: VerbNounInput!): VerbNounPayload!</c>; its payload holds what changed, or the rejection.</summary>
internal static class MutationShape
{
    public static IEnumerable<string> Violations(Schema schema)
    {
        foreach (var field in schema.MutationType?.Fields ?? Enumerable.Empty<FieldDefinition>())
        {
            var name = char.ToUpper(field.Name[0], CultureInfo.InvariantCulture) + field.Name[1..];
            if (field.Arguments is not [{ Name: "input" } input] || input.Type.ToString() != $"{name}Input!")
                yield return $"Mutation.{field.Name}: takes (input: {name}Input!) and nothing else.";
            if (field.Type.ToString() != $"{name}Payload!" || field.Type.Named is not ObjectType payload)
                yield return $"Mutation.{field.Name}: gives {name}Payload!.";
            else if (payload.Fields.Find("error") is not { } error || error.Type.ToString() != "Rejection")
                yield return $"{payload}: has no error: Rejection.";
            else if (payload.Fields.FirstOrDefault(part => part.Type is NonNullType) is { } always)
                yield return $"{payload}.{always.Name}: is not null, so that a rejection could not be answered.";
        }
    }
}
