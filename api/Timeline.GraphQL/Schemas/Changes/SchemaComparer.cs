using Timeline.GraphQL.Language;
using Timeline.GraphQL.Types;
using static Timeline.GraphQL.Schemas.Changes.SchemaChangeKind;

namespace Timeline.GraphQL.Schemas.Changes;

/// <summary>
/// Finds what a newer schema does to clients of an older one: what breaks them, and what may surprise them. What is only
/// added for those who ask for it, and descriptions and deprecations, are no changes. Safe to use from several threads.
/// </summary>
public static class SchemaComparer
{
    /// <summary>Compares two schemas.</summary>
    /// <param name="older">The schema that clients were written for.</param>
    /// <param name="newer">The schema they will meet.</param>
    /// <returns>The changes: types in the order of the older schema, then directives, then root types.</returns>
    public static IReadOnlyList<SchemaChange> Compare(Schema older, Schema newer)
    {
        ArgumentNullException.ThrowIfNull(older);
        ArgumentNullException.ThrowIfNull(newer);
        var changes = new List<SchemaChange>();
        foreach (var type in older.Types)
            CompareTypes(type, newer.GetType(type.Name), changes);
        foreach (var directive in older.Directives)
            DirectiveComparer.Compare(directive, newer.GetDirective(directive.Name), changes);
        foreach (var operation in Enum.GetValues<OperationKind>())
            CompareRoots(operation, older.GetRootType(operation), newer.GetRootType(operation), changes);
        return changes;
    }

    private static void CompareTypes(NamedType older, NamedType? newer, List<SchemaChange> changes)
    {
        switch (older, newer)
        {
            case (_, null):
                changes.Add(new(TypeRemoved, older.Name, BuiltInScalars.Find(older.Name) is null
                    ? $"{older} was removed."
                    : $"Standard scalar {older} was removed because it is not referenced anymore."));
                break;
            case (EnumType a, EnumType b):
                Each(a.Values, b.Values,
                    removed => changes.Add(new(ValueRemovedFromEnum, $"{older}.{removed.Name}", $"{removed.Name} was removed from enum type {older}.")),
                    added => changes.Add(new(ValueAddedToEnum, $"{older}.{added.Name}", $"{added.Name} was added to enum type {older}.")));
                break;
            case (UnionType a, UnionType b):
                Each(a.Types, b.Types,
                    removed => changes.Add(new(TypeRemovedFromUnion, older.Name, $"{removed.Name} was removed from union type {older}.")),
                    added => changes.Add(new(TypeAddedToUnion, older.Name, $"{added.Name} was added to union type {older}.")));
                break;
            case (InputObjectType a, InputObjectType b):
                CompareInputs(a, b, changes);
                break;
            case (FieldsType a, FieldsType b) when a.GetType() == b.GetType():
                CompareFields(a, b, changes);
                break;
            case var _ when older.GetType() != newer.GetType():
                changes.Add(new(TypeChangedKind, older.Name, $"{older} changed from {KindOf(older)} to {KindOf(newer)}."));
                break;
        }
    }

    private static void CompareInputs(InputObjectType older, InputObjectType newer, List<SchemaChange> changes)
    {
        Each(older.Fields, newer.Fields,
            removed => changes.Add(new(FieldRemoved, $"{older}.{removed.Name}", $"{older}.{removed.Name} was removed.")),
            added => changes.Add(added.IsRequired
                ? new(RequiredInputFieldAdded, $"{older}.{added.Name}", $"A required field {added.Name} on input type {older} was added.")
                : new(OptionalInputFieldAdded, $"{older}.{added.Name}", $"An optional field {added.Name} on input type {older} was added.")),
            (before, after) =>
            {
                var name = $"{older}.{before.Name}";
                if (!TypeChange.IsSafeForInput(before.Type, after.Type))
                    changes.Add(new(FieldChangedKind, name, $"{name} changed type from {before.Type} to {after.Type}."));
                else if (DefaultChange.Describe(before, after) is { } change)
                    changes.Add(new(InputFieldDefaultValueChange, name, $"{name} {change}"));
            });
        if (newer.IsOneOf && !older.IsOneOf)
            changes.Add(new(OneOfAdded, older.Name, $"{older} became a oneOf input object."));
    }

    private static void CompareFields(FieldsType older, FieldsType newer, List<SchemaChange> changes)
    {
        Each(older.Fields, newer.Fields,
            removed => changes.Add(new(FieldRemoved, $"{older}.{removed.Name}", $"{older}.{removed.Name} was removed.")),
            _ => { },
            (before, after) =>
            {
                CompareArguments($"{older}.{before.Name}", before.Arguments, after.Arguments, changes);
                if (!TypeChange.IsSafeForOutput(before.Type, after.Type))
                    changes.Add(new(FieldChangedKind, $"{older}.{before.Name}", $"{older}.{before.Name} changed type from {before.Type} to {after.Type}."));
            });
        Each(older.Interfaces, newer.Interfaces,
            removed => changes.Add(new(ImplementedInterfaceRemoved, older.Name, $"{older} no longer implements interface {removed}.")),
            added => changes.Add(new(ImplementedInterfaceAdded, older.Name, $"{added} added to interfaces implemented by {older}.")));
    }

    private static void CompareArguments(
        string field, DefinitionList<ArgumentDefinition> older, DefinitionList<ArgumentDefinition> newer, List<SchemaChange> changes) => Each(
        older,
        newer,
        removed => changes.Add(new(ArgRemoved, $"{field}({removed.Name}:)", $"{field} arg {removed.Name} was removed.")),
        added => changes.Add(added.IsRequired
            ? new(RequiredArgAdded, $"{field}({added.Name}:)", $"A required arg {added.Name} on {field} was added.")
            : new(OptionalArgAdded, $"{field}({added.Name}:)", $"An optional arg {added.Name} on {field} was added.")),
        (before, after) =>
        {
            if (!TypeChange.IsSafeForInput(before.Type, after.Type))
                changes.Add(new(ArgChangedKind, $"{field}({before.Name}:)", $"{field} arg {before.Name} has changed type from {before.Type} to {after.Type}."));
            else if (before.DefaultValue is not null && DefaultChange.Describe(before, after) is { } change)
                changes.Add(new(ArgDefaultValueChange, $"{field}({before.Name}:)", $"{field} arg {before.Name} {change}"));
        });

    private static void CompareRoots(OperationKind operation, ObjectType? older, ObjectType? newer, List<SchemaChange> changes)
    {
        if (older is not null && older.Name != newer?.Name)
            changes.Add(new(RootTypeChanged, older.Name, $"The root type of {GraphQLPrinter.Keyword(operation)} changed from {older} to {newer?.Name ?? "none"}."));
    }

    /// <summary>Pairs definitions by name: first those gone, then those in both, then those new.</summary>
    internal static void Each<T>(
        DefinitionList<T> older, DefinitionList<T> newer, Action<T> removed, Action<T> added, Action<T, T>? kept = null)
        where T : class, IDefinition
    {
        foreach (var before in older)
        {
            if (newer.TryGet(before.Name, out var after))
                kept?.Invoke(before, after);
            else
                removed(before);
        }

        foreach (var after in newer)
        {
            if (older.Find(after.Name) is null)
                added(after);
        }
    }

    private static string KindOf(NamedType type) => type switch
    {
        ScalarType => "a Scalar type",
        ObjectType => "an Object type",
        InterfaceType => "an Interface type",
        UnionType => "a Union type",
        EnumType => "an Enum type",
        _ => "an Input type",
    };
}
