using System.Reflection;
using Marten;
using Timeline.Architecture.Tests.Layers;

namespace Timeline.Architecture.Tests.Storage;

/// <summary>Which types an assembly loads and stores as documents, read from its compiled code.</summary>
internal static class DocumentUses
{
    public static IEnumerable<(Type Document, string Where)> Within(Assembly assembly) =>
        from type in assembly.GetTypes()
        from method in type.GetMethods(All).Cast<MethodBase>().Concat(type.GetConstructors(All))
        from called in IlReader.MembersNamedBy(method).OfType<MethodInfo>()
        where called.IsGenericMethod && called.DeclaringType!.IsAssignableFrom(typeof(IDocumentSession))
        from document in called.GetGenericArguments()
        where !document.IsGenericParameter
        select (document, $"{type.FullName}.{method.Name}");

    private const BindingFlags All = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static IEnumerable<string> Violations(Assembly assembly, IReadOnlyCollection<Type> registered) =>
        from use in Within(assembly)
        where !registered.Contains(use.Document)
        select $"{use.Where} loads or stores {use.Document.FullName}, which StoreSetup does not register.";
}
