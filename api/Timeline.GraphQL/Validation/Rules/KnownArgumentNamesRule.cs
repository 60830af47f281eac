using Timeline.GraphQL.Language;

namespace Timeline.GraphQL.Validation.Rules;

/// <summary>Arguments exist on their field or directive. GraphQL spec, section "Argument Names".</summary>
internal sealed class KnownArgumentNamesRule(ValidationContext context) : ValidationRule(context)
{
    public override void EnterArgument(ArgumentNode argument)
    {
        if (Context.Argument is not null)
            return;

        var name = argument.Name.Value;
        if (Context.IsInDirective)
        {
            if (Context.Directive is { } directive)
                Report(argument, $"directive \"@{directive.Name}\"", Context.DidYouMean(name, directive.Arguments.Select(known => known.Name)));
        }
        else if (Context is { Field: { } field, ParentType: { } parent })
        {
            Report(argument, $"field \"{parent.Name}.{field.Name}\"", Context.DidYouMean(name, field.Arguments.Select(known => known.Name)));
        }
    }

    private void Report(ArgumentNode argument, string place, string suggestion) =>
        Context.Report($"Unknown argument \"{argument.Name.Value}\" on {place}.{suggestion}", argument);
}
