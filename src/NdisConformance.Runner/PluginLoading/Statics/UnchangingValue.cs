using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;

namespace NdisConformance.Runner;

/// <summary>Tells values that nothing can change from objects that something can.</summary>
internal static class UnchangingValue
{
    private const BindingFlags Members =
        BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    // An object of unchanging members that nests deeper is taken for one that can change.
    private const int DeepestNesting = 16;

    /// <summary>
    /// True for nothing, numbers, strings, types, locks, delegates, and objects that consist only of such members that
    /// are read-only.
    /// </summary>
    public static bool Is(object? value) => Is(value, DeepestNesting);

    /// <summary>True if a copy of an array restores it.</summary>
    public static bool AreItemsOf(Array array)
        => array.GetType().GetElementType() is { IsPointer: false, IsFunctionPointer: false } element
            && (element.IsPrimitive || element.IsEnum || array.Cast<object?>().All(Is));

    /// <summary>True if clearing a collection restores it.</summary>
    public static bool IsEmptyCollection(object value, [NotNullWhen(true)] out MethodInfo? clear)
    {
        Type type = value.GetType();
        clear = type.GetMethod("Clear", Type.EmptyTypes);
        return clear is not null && IsCollection(type) && !((IEnumerable)value).GetEnumerator().MoveNext();
    }

    private static bool Is(object? value, int depth)
    {
        if (value is null or string or Type or Lock or Array { Length: 0 })
        {
            return true;
        }

        Type type = value.GetType();
        if (type.IsPrimitive || type.IsEnum || type == typeof(object))
        {
            return true;
        }

        if (depth == 0 || value is Array or Pointer)
        {
            return false;
        }

        return value switch
        {
            Delegate code => code.GetInvocationList().All(part => Is(part.Target, depth - 1)),
            IEnumerable items when IsImmutable(type) => items.Cast<object?>().All(item => Is(item, depth - 1)),
            _ => HasOnlyUnchangingMembers(value, type, depth),
        };
    }

    private static bool HasOnlyUnchangingMembers(object value, Type type, int depth)
    {
        for (Type? level = type; level is not null && level != typeof(object); level = level.BaseType)
        {
            foreach (FieldInfo field in level.GetFields(Members))
            {
                // A value is copied with its members; those of an object stay where they are.
                bool isFixed = type.IsValueType || field.IsInitOnly;
                if (!isFixed || field.FieldType.IsPointer || !Is(field.GetValue(value), depth - 1))
                {
                    return false;
                }
            }
        }

        return true;
    }

    private static bool IsCollection(Type type)
        => type.Namespace?.StartsWith("System.Collections", StringComparison.Ordinal) == true;

    private static bool IsImmutable(Type type)
        => type.Namespace is "System.Collections.Immutable" or "System.Collections.Frozen";
}
