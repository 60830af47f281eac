using System.Reflection;
using System.Text;

namespace Timeline.Testing;

/// <summary>
/// Prints what an assembly offers to others, for comparison with a committed file: one line for each type and member, sorted by
/// ordinal, the same on every machine.
/// </summary>
public static class PublicApi
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static string Describe(Assembly assembly)
    {
        var text = new StringBuilder();
        foreach (var type in assembly.GetTypes().Where(IsOffered).OrderBy(type => type.FullName, StringComparer.Ordinal))
        {
            text.Append(TypeLine(type)).Append('\n');
            foreach (var line in MemberLines(type).Order(StringComparer.Ordinal))
                text.Append("  ").Append(line).Append('\n');
            text.Append('\n');
        }

        return text.ToString().TrimEnd('\n') + "\n";
    }

    private static bool IsOffered(Type type) => type.IsNested
        ? (type.IsNestedPublic || type.IsNestedFamily || type.IsNestedFamORAssem) && IsOffered(type.DeclaringType!)
        : type.IsPublic;

    private static bool IsOffered(MethodBase? method) => method is { IsPublic: true } or { IsFamily: true } or { IsFamilyOrAssembly: true };

    private static string TypeLine(Type type)
    {
        var name = ApiNames.Of(type);
        if (typeof(Delegate).IsAssignableFrom(type))
            return $"delegate {ApiNames.Signature(type.GetMethod("Invoke")!, name)}";
        var bases = (type is { IsClass: true, BaseType: { } parent } && parent != typeof(object) ? new[] { parent } : [])
            .Concat(type.IsEnum ? [] : type.GetInterfaces().Except(type.BaseType?.GetInterfaces() ?? []).Where(IsVisible))
            .Select(ApiNames.Of).ToArray();
        var sorted = type.IsClass && type.BaseType != typeof(object) && bases.Length > 0
            ? bases[..1].Concat(bases[1..].Order(StringComparer.Ordinal))
            : bases.Order(StringComparer.Ordinal);
        return Kind(type) + name + (bases.Length == 0 ? "" : " : " + string.Join(", ", sorted));
    }

    private static bool IsVisible(Type type) => type.IsVisible;

    private static string Kind(Type type) => type switch
    {
        { IsEnum: true } => "enum ",
        { IsInterface: true } => "interface ",
        { IsValueType: true } => "struct ",
        { IsAbstract: true, IsSealed: true } => "static class ",
        { IsAbstract: true } => "abstract class ",
        { IsSealed: true } => "sealed class ",
        _ => "class ",
    };

    private static IEnumerable<string> MemberLines(Type type)
    {
        if (typeof(Delegate).IsAssignableFrom(type))
            return [];
        if (type.IsEnum)
            return type.GetEnumNames().Select(name => $"{name} = {Convert.ChangeType(Enum.Parse(type, name), type.GetEnumUnderlyingType(), null)}");

        var constructors = type.GetConstructors(Declared).Where(IsOffered).Select(made => $"new({ApiNames.Parameters(made)})");
        var methods = type.GetMethods(Declared)
            .Where(method => IsOffered(method) && !method.IsSpecialName || IsOffered(method) && method.Name.StartsWith("op_", StringComparison.Ordinal))
            .Where(method => !method.Name.Contains('<', StringComparison.Ordinal))
            .Select(method => Modifiers(method) + ApiNames.Signature(method, method.Name + ApiNames.GenericParameters(method)));
        var properties = type.GetProperties(Declared).Where(property => property.GetAccessors(nonPublic: true).Any(IsOffered)).Select(Property);
        var fields = type.GetFields(Declared).Where(field => (field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly) && !field.IsSpecialName).Select(Field);
        var events = type.GetEvents(Declared).Where(happening => IsOffered(happening.AddMethod))
            .Select(happening => $"{Modifiers(happening.AddMethod!)}event {ApiNames.Of(happening.EventHandlerType!)} {happening.Name}");
        return constructors.Concat(methods).Concat(properties).Concat(fields).Concat(events);
    }

    private static string Property(PropertyInfo property)
    {
        var get = IsOffered(property.GetMethod) ? "get; " : "";
        var set = !IsOffered(property.SetMethod) ? "" : Narrower(property) + (IsInitOnly(property.SetMethod!) ? "init; " : "set; ");
        var index = property.GetIndexParameters() is { Length: > 0 } parameters ? $"[{string.Join(", ", parameters.Select(ApiNames.Parameter))}]" : "";
        var required = property.CustomAttributes.Any(attribute => attribute.AttributeType.Name == "RequiredMemberAttribute") ? "required " : "";
        var widest = IsOffered(property.GetMethod) ? property.GetMethod! : property.SetMethod!;
        return $"{Modifiers(widest)}{required}{ApiNames.Of(property)} {property.Name}{index} {{ {get}{set}}}";
    }

    private static string Narrower(PropertyInfo property) =>
        property.GetMethod is { IsPublic: true } && !property.SetMethod!.IsPublic ? "protected " : "";

    private static bool IsInitOnly(MethodInfo setter) =>
        setter.ReturnParameter.GetRequiredCustomModifiers().Any(modifier => modifier.Name == "IsExternalInit");

    private static string Field(FieldInfo field)
    {
        var kind = field.IsLiteral ? "const " : (field.IsStatic ? "static " : "") + (field.IsInitOnly ? "readonly " : "");
        return kind + ApiNames.Of(field) + " " + field.Name + (field.IsLiteral ? $" = {ApiNames.Literal(field.GetRawConstantValue())}" : "");
    }

    private static string Modifiers(MethodBase method) =>
        (method.IsFamily || method.IsFamilyOrAssembly ? "protected " : "")
        + (method.IsStatic ? "static " : method.DeclaringType!.IsInterface ? "" : method.IsAbstract ? "abstract " : OverrideOrVirtual(method));

    private static string OverrideOrVirtual(MethodBase method) =>
        method is MethodInfo info && info.GetBaseDefinition() != info ? "override " : method is { IsVirtual: true, IsFinal: false } ? "virtual " : "";
}
