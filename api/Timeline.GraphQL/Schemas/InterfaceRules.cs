using Timeline.GraphQL.Types;

namespace Timeline.GraphQL.Schemas;

/// <summary>What a type that implements an interface must have. GraphQL spec, sections "Objects" and "Interfaces", type validation.</summary>
internal sealed class InterfaceRules(TypeFactory types, ProblemList problems)
{
    public void Check()
    {
        foreach (var type in types.Types.OfType<FieldsType>())
        {
            foreach (var contract in type.Interfaces)
                CheckImplements(type, contract);
        }
    }

    private void CheckImplements(FieldsType type, InterfaceType contract)
    {
        if (type == contract)
        {
            problems.Add(type.Location, $"Type {type} cannot implement itself because it would create a circular reference.");
            return;
        }

        foreach (var ancestor in contract.Interfaces.Where(ancestor => type.Interfaces.Find(ancestor.Name) is null))
        {
            problems.Add(type.Location, ancestor == type
                ? $"Type {type} cannot implement {contract} because it would create a circular reference."
                : $"Type {type} must implement {ancestor} because it is implemented by {contract}.");
        }

        foreach (var expected in contract.Fields)
        {
            if (type.Fields.TryGet(expected.Name, out var field))
                CheckField(type, contract, field, expected);
            else
                problems.Add(type.Location, $"Interface field {contract}.{expected.Name} expected but {type} does not provide it.");
        }
    }

    private void CheckField(FieldsType type, InterfaceType contract, FieldDefinition field, FieldDefinition expected)
    {
        if (!IsSubType(field.Type, expected.Type))
            problems.Add(field.Location, $"Interface field {contract}.{expected.Name} expects type {expected.Type} but {type}.{field.Name} is type {field.Type}.");
        if (field.DeprecationReason is not null && expected.DeprecationReason is null)
            problems.Add(field.Location, $"Interface field {contract}.{expected.Name} is not deprecated, so implementation field {type}.{field.Name} must not be deprecated.");

        foreach (var wanted in expected.Arguments)
        {
            var name = $"{contract}.{expected.Name}({wanted.Name}:)";
            if (!field.Arguments.TryGet(wanted.Name, out var argument))
                problems.Add(field.Location, $"Interface field argument {name} expected but {type}.{field.Name} does not provide it.");
            else if (!argument.Type.Equals(wanted.Type))
                problems.Add(argument.Location, $"Interface field argument {name} expects type {wanted.Type} but {type}.{field.Name}({wanted.Name}:) is type {argument.Type}.");
        }

        foreach (var extra in field.Arguments.Where(argument => argument.IsRequired && expected.Arguments.Find(argument.Name) is null))
            problems.Add(extra.Location, $"Object field {type}.{field.Name} includes required argument {extra.Name} that is missing from the Interface field {contract}.{expected.Name}.");
    }

    // As Schema.IsTypeSubTypeOf, which does not exist yet here.
    private static bool IsSubType(GraphQLType sub, GraphQLType super) => (sub, super) switch
    {
        _ when sub.Equals(super) => true,
        (NonNullType a, NonNullType b) => IsSubType(a.OfType, b.OfType),
        (NonNullType a, _) => IsSubType(a.OfType, super),
        (ListType a, ListType b) => IsSubType(a.OfType, b.OfType),
        (FieldsType a, InterfaceType b) => a.Interfaces.Find(b.Name) == b,
        (ObjectType a, UnionType b) => b.Types.Find(a.Name) == a,
        // A type that is unknown was reported already.
        (ScalarType a, NamedType b) => a.Name == b.Name,
        _ => false,
    };
}
