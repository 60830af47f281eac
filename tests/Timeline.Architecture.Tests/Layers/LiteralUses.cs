using System.Reflection;
using System.Text.RegularExpressions;
using Timeline.Architecture.Tests.Tree;

namespace Timeline.Architecture.Tests.Layers;

/// <summary>
/// Uses of constants and enum values, which the compiler replaces by their values: found in the source, as <c>Type.Literal</c>.
/// A type whose name is also one of the user's own namespace is taken for that one.
/// </summary>
internal static partial class LiteralUses
{
    public static IReadOnlyList<TypeUse> Within(Assembly assembly, IEnumerable<SourceFile> sources)
    {
        var types = assembly.GetTypes();
        var literals = types
            .SelectMany(type => type.GetFields(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.DeclaredOnly)
                .Where(field => field.IsLiteral)
                .Select(field => (Type: type, Key: $"{type.Name}.{field.Name}")))
            .ToLookup(literal => literal.Key, literal => literal.Type, StringComparer.Ordinal);
        var byFile = types.Where(type => !type.IsNested).ToLookup(type => (type.Namespace, type.Name.Split('`')[0]));
        return [.. sources.SelectMany(source => Within(source, literals, byFile))];
    }

    private static IEnumerable<TypeUse> Within(SourceFile source, ILookup<string, Type> literals, ILookup<(string?, string), Type> types)
    {
        var code = CSharpText.CodeOnly(source.Text);
        var space = Namespace().Match(code).Groups["name"].Value;
        var declared = Declaration().Matches(code).SelectMany(match => types[(space, match.Groups["name"].Value)].Select(type => (match.Index, Type: type))).ToList();
        if (declared.Count == 0)
            yield break;
        foreach (Match match in Literal().Matches(code))
        {
            var candidates = literals[$"{match.Groups["type"].Value}.{match.Groups["member"].Value}"].Select(TypeUses.Outermost).ToList();
            var user = declared.LastOrDefault(type => type.Index < match.Index, declared[0]).Type;
            if (candidates.Count > 0 && !candidates.Exists(used => used.Namespace == space))
                yield return new TypeUse(user, candidates[0], $"line {source.LineAt(match.Index)}");
        }
    }

    [GeneratedRegex(@"^namespace\s+(?<name>[\w.]+)", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Namespace();

    [GeneratedRegex(@"\b(?:class|record|struct|interface|enum)\s+(?!class\b|struct\b)(?<name>\w+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Declaration();

    [GeneratedRegex(@"\b(?<type>[A-Z]\w*)\s*\.\s*(?<member>[A-Z]\w*)\b(?!\s*\()", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Literal();
}
