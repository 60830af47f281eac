using System.Collections;
using System.Reflection;
using System.Text;
using Timeline.GraphQL.Language;

namespace Timeline.GraphQL.Tests.Language;

/// <summary>Writes a tree as text without places, to compare trees.</summary>
internal static class SyntaxTree
{
    private static readonly HashSet<string> LeftOut = new(StringComparer.Ordinal)
    {
        nameof(Node.Location), nameof(DocumentNode.TokenCount), nameof(FieldNode.ResponseKey), "EqualityContract",
    };

    public static string Dump(object? value)
    {
        var text = new StringBuilder();
        Append(text, value);
        return text.ToString();
    }

    private static void Append(StringBuilder text, object? value)
    {
        switch (value)
        {
            case null:
                text.Append('-');
                break;
            case string s:
                text.Append('"').Append(s).Append('"');
                break;
            case IEnumerable items:
                text.Append('[');
                foreach (var item in items)
                    Append(text, item);
                text.Append(']');
                break;
            case Node node:
                text.Append(node.GetType().Name).Append('(');
                foreach (var property in Properties(node.GetType()))
                {
                    text.Append(property.Name).Append('=');
                    Append(text, property.GetValue(node));
                }

                text.Append(')');
                break;
            default:
                text.Append(value);
                break;
        }
    }

    private static IEnumerable<PropertyInfo> Properties(Type type) => type
        .GetProperties()
        .Where(property => !LeftOut.Contains(property.Name))
        .OrderBy(property => property.Name, StringComparer.Ordinal);
}
