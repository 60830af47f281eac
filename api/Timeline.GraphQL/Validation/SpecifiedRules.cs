using Timeline.GraphQL.Validation.Rules;

namespace Timeline.GraphQL.Validation;

/// <summary>The rules of GraphQL spec, section 5 "Validation", under the names they have in the reference implementation.</summary>
public static class SpecifiedRules
{
    /// <summary>Only operations and fragments.</summary>
    public static ValidationRuleFactory ExecutableDefinitions { get; } = context => new ExecutableDefinitionsRule(context);

    /// <summary>Operation names are unique.</summary>
    public static ValidationRuleFactory UniqueOperationNames { get; } = context => new UniqueOperationNamesRule(context);

    /// <summary>An operation without a name is alone.</summary>
    public static ValidationRuleFactory LoneAnonymousOperation { get; } = context => new LoneAnonymousOperationRule(context);

    /// <summary>A subscription has one root field.</summary>
    public static ValidationRuleFactory SingleFieldSubscriptions { get; } = context => new SingleFieldSubscriptionsRule(context);

    /// <summary>Types exist.</summary>
    public static ValidationRuleFactory KnownTypeNames { get; } = context => new KnownTypeNamesRule(context);

    /// <summary>Fragments select from composite types.</summary>
    public static ValidationRuleFactory FragmentsOnCompositeTypes { get; } = context => new FragmentsOnCompositeTypesRule(context);

    /// <summary>Variables have input types.</summary>
    public static ValidationRuleFactory VariablesAreInputTypes { get; } = context => new VariablesAreInputTypesRule(context);

    /// <summary>Leaves have no selections, all else has some.</summary>
    public static ValidationRuleFactory ScalarLeafs { get; } = context => new ScalarLeafsRule(context);

    /// <summary>Fields exist.</summary>
    public static ValidationRuleFactory FieldsOnCorrectType { get; } = context => new FieldsOnCorrectTypeRule(context);

    /// <summary>Fragment names are unique.</summary>
    public static ValidationRuleFactory UniqueFragmentNames { get; } = context => new UniqueFragmentNamesRule(context);

    /// <summary>Fragments exist.</summary>
    public static ValidationRuleFactory KnownFragmentNames { get; } = context => new KnownFragmentNamesRule(context);

    /// <summary>Fragments are used.</summary>
    public static ValidationRuleFactory NoUnusedFragments { get; } = context => new NoUnusedFragmentsRule(context);

    /// <summary>Fragments can apply where they are spread.</summary>
    public static ValidationRuleFactory PossibleFragmentSpreads { get; } = context => new PossibleFragmentSpreadsRule(context);

    /// <summary>Fragments do not spread themselves.</summary>
    public static ValidationRuleFactory NoFragmentCycles { get; } = context => new NoFragmentCyclesRule(context);

    /// <summary>Variable names are unique.</summary>
    public static ValidationRuleFactory UniqueVariableNames { get; } = context => new UniqueVariableNamesRule(context);

    /// <summary>Variables are defined.</summary>
    public static ValidationRuleFactory NoUndefinedVariables { get; } = context => new NoUndefinedVariablesRule(context);

    /// <summary>Variables are used.</summary>
    public static ValidationRuleFactory NoUnusedVariables { get; } = context => new NoUnusedVariablesRule(context);

    /// <summary>Directives exist and may stand where they do.</summary>
    public static ValidationRuleFactory KnownDirectives { get; } = context => new KnownDirectivesRule(context);

    /// <summary>Directives are not repeated.</summary>
    public static ValidationRuleFactory UniqueDirectivesPerLocation { get; } = context => new UniqueDirectivesPerLocationRule(context);

    /// <summary>Arguments exist.</summary>
    public static ValidationRuleFactory KnownArgumentNames { get; } = context => new KnownArgumentNamesRule(context);

    /// <summary>Arguments are given once.</summary>
    public static ValidationRuleFactory UniqueArgumentNames { get; } = context => new UniqueArgumentNamesRule(context);

    /// <summary>Literals fit their types.</summary>
    public static ValidationRuleFactory ValuesOfCorrectType { get; } = context => new ValuesOfCorrectTypeRule(context);

    /// <summary>Required arguments are given.</summary>
    public static ValidationRuleFactory ProvidedRequiredArguments { get; } = context => new ProvidedRequiredArgumentsRule(context);

    /// <summary>Variables fit where they are used.</summary>
    public static ValidationRuleFactory VariablesInAllowedPosition { get; } = context => new VariablesInAllowedPositionRule(context);

    /// <summary>Fields with one response name are the same field.</summary>
    public static ValidationRuleFactory OverlappingFieldsCanBeMerged { get; } = context => new OverlappingFieldsCanBeMergedRule(context);

    /// <summary>Input fields are given once.</summary>
    public static ValidationRuleFactory UniqueInputFieldNames { get; } = context => new UniqueInputFieldNamesRule(context);

    /// <summary>Introspection does not go in circles.</summary>
    public static ValidationRuleFactory MaxIntrospectionDepth { get; } = context => new MaxIntrospectionDepthRule(context);

    /// <summary>
    /// The schema is not asked for. Not part of <see cref="All"/>: for clients that may not know it, see
    /// <see cref="ValidationOptions.AllowIntrospection"/>.
    /// </summary>
    public static ValidationRuleFactory NoSchemaIntrospection { get; } = context => new NoSchemaIntrospectionRule(context);

    /// <summary>Every rule, in the order of the reference implementation, which is the order of errors found at one node.</summary>
    public static IReadOnlyList<ValidationRuleFactory> All { get; } =
    [
        ExecutableDefinitions,
        UniqueOperationNames,
        LoneAnonymousOperation,
        SingleFieldSubscriptions,
        KnownTypeNames,
        FragmentsOnCompositeTypes,
        VariablesAreInputTypes,
        ScalarLeafs,
        FieldsOnCorrectType,
        UniqueFragmentNames,
        KnownFragmentNames,
        NoUnusedFragments,
        PossibleFragmentSpreads,
        NoFragmentCycles,
        UniqueVariableNames,
        NoUndefinedVariables,
        NoUnusedVariables,
        KnownDirectives,
        UniqueDirectivesPerLocation,
        KnownArgumentNames,
        UniqueArgumentNames,
        ValuesOfCorrectType,
        ProvidedRequiredArguments,
        VariablesInAllowedPosition,
        OverlappingFieldsCanBeMerged,
        UniqueInputFieldNames,
        MaxIntrospectionDepth,
    ];
}
