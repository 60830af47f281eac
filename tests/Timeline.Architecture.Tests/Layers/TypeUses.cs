using System.Reflection;

namespace Timeline.Architecture.Tests.Layers;

/// <summary>One type of an assembly uses another.</summary>
/// <param name="User">The outermost type around the code.</param>
/// <param name="Used">The outermost type around what it uses, generic definitions for generic types.</param>
/// <param name="Where">The member, or the kind of declaration, for messages.</param>
internal sealed record TypeUse(Type User, Type Used, string Where);

/// <summary>
/// Which type of an assembly uses which other, read from the compiled code: bases, signatures, attributes and the bodies of methods.
/// The compiler leaves no trace of constants and enum values; <see cref="LiteralUses"/> finds those.
/// </summary>
internal static class TypeUses
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static IReadOnlyList<TypeUse> Within(Assembly assembly)
    {
        var uses = new Dictionary<(Type, Type), TypeUse>();
        foreach (var type in assembly.GetTypes())
        {
            foreach (var (named, where) in NamedBy(type))
            {
                foreach (var used in Parts(named).Select(Outermost).Where(used => used.Assembly == assembly && used != Outermost(type)))
                    uses.TryAdd((Outermost(type), used), new TypeUse(Outermost(type), used, where));
            }
        }

        return [.. uses.Values];
    }

    public static Type Outermost(Type type)
    {
        while (type.DeclaringType is { } outer)
            type = outer;
        return type;
    }

    private static IEnumerable<(Type Named, string Where)> NamedBy(Type type)
    {
        foreach (var declared in type.GetInterfaces().Concat(type.BaseType is { } parent ? [parent] : []).Concat(Constraints(type)).Concat(Attributes(type)))
            yield return (declared, "declaration");
        foreach (var field in type.GetFields(Declared))
        {
            foreach (var named in Attributes(field).Prepend(field.FieldType))
                yield return (named, field.Name);
        }

        foreach (var property in type.GetProperties(Declared))
        {
            foreach (var named in Attributes(property))
                yield return (named, property.Name);
        }

        foreach (var method in type.GetMethods(Declared).Cast<MethodBase>().Concat(type.GetConstructors(Declared)))
        {
            foreach (var named in Signature(method).Concat(Attributes(method)).Concat(Body(method)))
                yield return (named, method.Name);
        }
    }

    private static IEnumerable<Type> Body(MethodBase method)
    {
        if (method.GetMethodBody() is not { } body)
            return [];
        return body.LocalVariables.Select(local => local.LocalType)
            .Concat(body.ExceptionHandlingClauses.Where(clause => clause.Flags == ExceptionHandlingClauseOptions.Clause).Select(clause => clause.CatchType!))
            .Concat(IlReader.MembersNamedBy(method).SelectMany(Types));
    }

    private static IEnumerable<Type> Types(MemberInfo member) => member switch
    {
        Type type => [type],
        FieldInfo field => [field.DeclaringType!, field.FieldType],
        MethodBase method => Signature(method).Concat(method.IsGenericMethod ? method.GetGenericArguments() : []).Append(method.DeclaringType!),
        _ => [],
    };

    private static IEnumerable<Type> Signature(MethodBase method) =>
        method.GetParameters().SelectMany(parameter => Attributes(parameter).Prepend(parameter.ParameterType))
            .Concat(method is MethodInfo { ReturnType: var returned } ? [returned] : [])
            .Concat(method.IsGenericMethodDefinition ? method.GetGenericArguments().SelectMany(argument => argument.GetGenericParameterConstraints()) : []);

    private static IEnumerable<Type> Constraints(Type type) =>
        type.IsGenericTypeDefinition ? type.GetGenericArguments().SelectMany(argument => argument.GetGenericParameterConstraints()) : [];

    private static IEnumerable<Type> Attributes(MemberInfo member) => member.CustomAttributes.SelectMany(Attribute);

    private static IEnumerable<Type> Attributes(ParameterInfo parameter) => parameter.CustomAttributes.SelectMany(Attribute);

    private static IEnumerable<Type> Attribute(CustomAttributeData attribute) =>
        attribute.ConstructorArguments.Concat(attribute.NamedArguments.Select(named => named.TypedValue))
            .SelectMany(argument => argument.Value is Type type ? [argument.ArgumentType, type] : new[] { argument.ArgumentType })
            .Prepend(attribute.AttributeType);

    /// <summary>A type taken apart: <c>List&lt;Incident[]&gt;</c> is a list and an incident.</summary>
    private static IEnumerable<Type> Parts(Type type)
    {
        if (type.IsGenericParameter)
            return [];
        if (type.HasElementType)
            return Parts(type.GetElementType()!);
        if (type.IsFunctionPointer)
            return type.GetFunctionPointerParameterTypes().Append(type.GetFunctionPointerReturnType()).SelectMany(Parts);
        return type.IsGenericType
            ? type.GetGenericArguments().SelectMany(Parts).Append(type.GetGenericTypeDefinition())
            : [type];
    }
}
