using System.Globalization;
using System.Reflection;

namespace RetinaBench.Torch.Tests.Provider;

/// <summary>Writes types and members as lines of text that two assemblies share exactly where code compiles against either.</summary>
internal static class ApiSignature
{
    private const BindingFlags All = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static;

    /// <summary>What other assemblies see of a type: the type, its interfaces and its members.</summary>
    /// <param name="type">The type.</param>
    /// <param name="inherited">Whether members of its base types count, too.</param>
    public static IEnumerable<string> Of(Type type, bool inherited)
    {
        string name = TypeName(type);
        yield return $"{name}: {Kind(type)}";
        foreach (Type implemented in type.IsEnum ? [] : type.GetInterfaces())
            yield return $"{name}: implements {TypeName(implemented)}";
        BindingFlags flags = inherited ? All | BindingFlags.FlattenHierarchy : All | BindingFlags.DeclaredOnly;
        foreach (MemberInfo member in type.GetMembers(flags).Where(IsVisible))
            yield return Of(member, name);
    }

    /// <summary>Whether other assemblies can name a member.</summary>
    public static bool IsVisible(MemberInfo member) => member switch
    {
        MethodBase method => (method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly) && method.DeclaringType != typeof(object) && method.Name != "Finalize",
        FieldInfo field => (field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly) && !field.IsSpecialName,
        // Properties are seen as their accessors, nested types as types.
        _ => false,
    };

    private static string Of(MemberInfo member, string owner) => member switch
    {
        ConstructorInfo constructor => $"{owner}.new({Parameters(constructor)})",
        MethodInfo method => $"{owner}.{MethodName(method)}({Parameters(method)}) -> {Static(method.IsStatic)}{TypeName(method.ReturnType)}",
        FieldInfo { IsLiteral: true } field => $"{owner}.{field.Name} = {Value(field.GetRawConstantValue())}",
        FieldInfo field => $"{owner}.{field.Name} -> {Static(field.IsStatic)}{TypeName(field.FieldType)}",
        _ => throw new ArgumentException($"{member} is of no kind that is written", nameof(member)),
    };

    private static string Kind(Type type) => type switch
    {
        { IsEnum: true } => $"enum({TypeName(type.GetEnumUnderlyingType())})",
        { IsInterface: true } => "interface",
        { IsValueType: true } => "struct",
        { IsAbstract: true, IsSealed: true } => "static class",
        { IsAbstract: true } => "abstract class",
        { IsSealed: true } => "sealed class",
        _ => "class",
    };

    private static string Static(bool isStatic) => isStatic ? "static " : "";

    private static string MethodName(MethodInfo method)
    {
        // grad.get rather than get_grad.
        if (method.IsSpecialName && (method.Name.StartsWith("get_", StringComparison.Ordinal) || method.Name.StartsWith("set_", StringComparison.Ordinal)))
            return $"{method.Name[4..]}.{method.Name[..3]}";
        return method.IsGenericMethod ? $"{method.Name}<{string.Join(", ", method.GetGenericArguments().Select(TypeName))}>" : method.Name;
    }

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(Parameter));

    private static string Parameter(ParameterInfo parameter)
    {
        string rest = parameter.CustomAttributes.Any(a => a.AttributeType.FullName == typeof(ParamArrayAttribute).FullName) ? "params " : "";
        string byDefault = parameter.HasDefaultValue ? $" = {Value(parameter.RawDefaultValue)}" : "";
        return $"{rest}{TypeName(parameter.ParameterType)} {parameter.Name}{byDefault}";
    }

    private static string Value(object? value) => value switch
    {
        null => "null",
        string text => $"\"{text}\"",
        bool flag => flag ? "true" : "false",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    private static string TypeName(Type type)
    {
        if (type.IsGenericParameter)
            return type.Name;
        if (type.IsArray)
            return $"{TypeName(type.GetElementType()!)}[]";
        if (type.IsByRef)
            return $"ref {TypeName(type.GetElementType()!)}";
        if (Nullable.GetUnderlyingType(type) is { } underlying)
            return $"{TypeName(underlying)}?";
        string name = type.DeclaringType is { } outer ? $"{TypeName(outer)}.{type.Name}" : type.Namespace == "System" ? type.Name : $"{type.Namespace}.{type.Name}";
        return type.IsGenericType ? $"{name.Split('`')[0]}<{string.Join(", ", type.GetGenericArguments().Select(TypeName))}>" : name;
    }
}
