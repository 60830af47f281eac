using Timeline.GraphQL.Language;
using static Timeline.GraphQL.Types.DirectiveLocation;

namespace Timeline.GraphQL.Types;

/// <summary>The directives every schema has. GraphQL spec, section "Type System Directives".</summary>
public static class BuiltInDirectives
{
    /// <summary>The reason where <c>@deprecated</c> gives none.</summary>
    public const string DefaultDeprecationReason = "No longer supported";

    private static readonly NonNullType Flag = new(BuiltInScalars.Boolean);
    private static readonly NonNullType Text = new(BuiltInScalars.String);

    /// <summary><c>@include(if:)</c></summary>
    public static DirectiveDefinition Include { get; } = new(
        "include",
        [new ArgumentDefinition("if", Flag) { Description = "Included when true." }],
        [Field, FragmentSpread, InlineFragment])
    {
        Description = "Includes this field or fragment only when the `if` argument is true.",
    };

    /// <summary><c>@skip(if:)</c></summary>
    public static DirectiveDefinition Skip { get; } = new(
        "skip",
        [new ArgumentDefinition("if", Flag) { Description = "Skipped when true." }],
        [Field, FragmentSpread, InlineFragment])
    {
        Description = "Leaves this field or fragment out when the `if` argument is true.",
    };

    /// <summary><c>@deprecated(reason:)</c></summary>
    public static DirectiveDefinition Deprecated { get; } = new(
        "deprecated",
        [
            new ArgumentDefinition("reason", Text)
            {
                Description = "Why, and what to use instead, as Markdown.",
                DefaultValue = new StringValueNode(DefaultDeprecationReason, Block: false, new Location(1, 1)),
            },
        ],
        [DirectiveLocation.FieldDefinition, DirectiveLocation.ArgumentDefinition, DirectiveLocation.InputFieldDefinition, EnumValue])
    {
        Description = "Marks an element that should no longer be used.",
    };

    /// <summary><c>@specifiedBy(url:)</c></summary>
    public static DirectiveDefinition SpecifiedBy { get; } = new(
        "specifiedBy",
        [new ArgumentDefinition("url", Text) { Description = "Where the format is specified." }],
        [Scalar])
    {
        Description = "Says where the format of a scalar is specified.",
    };

    /// <summary><c>@oneOf</c></summary>
    public static DirectiveDefinition OneOf { get; } = new("oneOf", [], [InputObject])
    {
        Description = "Exactly one field of the input object must be given, and not null.",
    };

    /// <summary>All of them.</summary>
    public static IReadOnlyList<DirectiveDefinition> All { get; } = [Include, Skip, Deprecated, SpecifiedBy, OneOf];
}
