using Timeline.GraphQL.Language;
using Timeline.GraphQL.Types;

namespace Timeline.GraphQL.Validation.Rules;

/// <summary>Fields exist on the type they are selected from. GraphQL spec, section "Field Selections".</summary>
internal sealed class FieldsOnCorrectTypeRule(ValidationContext context) : ValidationRule(context)
{
    public override void EnterField(FieldNode field)
    {
        if (Context.ParentType is { } parent && Context.Field is null)
            Context.Report($"Cannot query field \"{field.Name.Value}\" on type \"{parent.Name}\".{Suggestion(parent, field.Name.Value)}", field);
    }

    private string Suggestion(NamedType parent, string field)
    {
        if (!Context.Suggest)
            return "";
        var types = Suggestions.DidYouMean(TypesWith(parent, field), "to use an inline fragment on");
        return types.Length > 0 || parent is not FieldsType withFields
            ? types
            : Context.DidYouMean(field, withFields.Fields.Select(known => known.Name));
    }

    /// <summary>Narrower types that have the field: those shared by most first, super types before their sub types.</summary>
    private List<string> TypesWith(NamedType parent, string field)
    {
        var uses = new Dictionary<FieldsType, int>();
        if (parent.IsAbstractType)
        {
            foreach (var possible in Context.Schema.GetPossibleTypes(parent).Where(type => type.Fields.Find(field) is not null))
            {
                uses[possible] = 1;
                foreach (var shared in possible.Interfaces.Where(type => type.Fields.Find(field) is not null))
                    uses[shared] = uses.GetValueOrDefault(shared) + 1;
            }
        }

        var types = uses.Keys.ToList();
        StableSort(types, (a, b) => Compare(a, b, uses));
        return types.ConvertAll(type => type.Name);
    }

    private int Compare(FieldsType a, FieldsType b, Dictionary<FieldsType, int> uses)
    {
        if (uses[b] != uses[a])
            return uses[b].CompareTo(uses[a]);
        if (a is InterfaceType && Context.Schema.IsSubType(a, b))
            return -1;
        if (b is InterfaceType && Context.Schema.IsSubType(b, a))
            return 1;
        return NaturalOrder.Instance.Compare(a.Name, b.Name);
    }

    // The order above is no total order, so a library sort may throw; these lists are short.
    private static void StableSort(List<FieldsType> types, Comparison<FieldsType> compare)
    {
        for (var i = 1; i < types.Count; i++)
        {
            for (var j = i; j > 0 && compare(types[j - 1], types[j]) > 0; j--)
                (types[j - 1], types[j]) = (types[j], types[j - 1]);
        }
    }
}
