using Timeline.GraphQL.Language;

namespace Timeline.GraphQL.Validation.Rules;

/// <summary>The schema is not told: no <c>__schema</c>, no <c>__type</c>. <c>__typename</c> stays, as clients need it.</summary>
internal sealed class NoSchemaIntrospectionRule(ValidationContext context) : ValidationRule(context)
{
    public override void EnterField(FieldNode field)
    {
        if (Context.Field?.Type.Named.IsIntrospectionType == true)
            Context.Report($"GraphQL introspection has been disabled, but the requested query contained the field \"{field.Name.Value}\".", field);
    }
}
