using Timeline.Api.Host;
using Timeline.Architecture.Tests.Tree;
using Timeline.GraphQL.Schemas;
using Timeline.GraphQL.Types;

namespace Timeline.Architecture.Tests.Schemas;

public sealed class MutationShapeTests
{
    [Fact]
    public void Every_mutation_takes_its_input_and_gives_its_payload() => Violations.None(MutationShape.Violations(TimelineSchema.Build()));

    [Theory]
    [InlineData("add(input: AddInput!): AddPayload!", null)]
    [InlineData("add(text: String!): AddPayload!", "Mutation.add: takes (input: AddInput!) and nothing else.")]
    [InlineData("add(input: AddInput): AddPayload!", "Mutation.add: takes (input: AddInput!) and nothing else.")]
    [InlineData("add(input: AddInput!, more: Int): AddPayload!", "Mutation.add: takes (input: AddInput!) and nothing else.")]
    [InlineData("add(input: AddInput!): Boolean!", "Mutation.add: gives AddPayload!.")]
    [InlineData("add(input: AddInput!): AddPayload", "Mutation.add: gives AddPayload!.")]
    [InlineData("drop(input: DropInput!): DropPayload!", "DropPayload: has no error: Rejection.")]
    [InlineData("move(input: MoveInput!): MovePayload!", "MovePayload.count: is not null, so that a rejection could not be answered.")]
    public void A_mutation_of_another_shape_is_found(string field, string? violation) =>
        Assert.Equal(violation is null ? [] : [violation], MutationShape.Violations(With(field)));

    private static Schema With(string field) => SchemaBuilder.Build(
        [new SdlSource("fixture.graphql", $$"""
            type Query { a: Int }
            type Mutation { {{field}} }
            type Rejection { message: String }
            input AddInput { a: Int }
            input DropInput { a: Int }
            input MoveInput { a: Int }
            type AddPayload { count: Int error: Rejection }
            type DropPayload { count: Int }
            type MovePayload { count: Int! error: Rejection }
            """)],
        schema =>
        {
            schema.Query("a", (_, _) => default);
            schema.Mutation(field[..field.IndexOf('(', StringComparison.Ordinal)], (_, _) => default);
            schema.Input<Input>("AddInput");
            schema.Input<Input>("DropInput");
            schema.Input<Input>("MoveInput");
            schema.Object<Rejected>("Rejection").Properties();
            schema.Object<Payload>("AddPayload").Properties();
            schema.Object<Payload>("DropPayload").Properties();
            schema.Object<Payload>("MovePayload").Properties();
        });

    private sealed record Input(int? A);

    private sealed record Rejected(string? Message);

    private sealed record Payload(int? Count, Rejected? Error);
}
