using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace NdisConformance.Tests.Testbed;

/// <summary>
/// Compares two objects with all that they reach, field by field. Buffers may be longer in one of them, as far as they
/// hold nothing there.
/// </summary>
internal sealed class ObjectGraph
{
    private const BindingFlags Fields =
        BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    private readonly HashSet<(object Expected, object Actual)> _seen = new(new ByReference());
    private readonly Predicate<FieldInfo> _isIgnored;
    private readonly List<string> _differences = [];
    private readonly Dictionary<Type, FieldInfo[]> _fields = [];

    private ObjectGraph(Predicate<FieldInfo> isIgnored) => _isIgnored = isIgnored;

    /// <summary>Paths of what differs.</summary>
    public static IReadOnlyList<string> Compare(object expected, object actual, Predicate<FieldInfo> isIgnored)
    {
        ObjectGraph graph = new(isIgnored);
        graph.Compare(expected, actual, expected.GetType().Name);
        return graph._differences;
    }

    /// <summary>The name in the source: of a hidden field, that of its property.</summary>
    public static string NameOf(FieldInfo field) => field.Name[0] == '<'
        ? field.Name[1..field.Name.IndexOf('>', StringComparison.Ordinal)]
        : field.Name;

    private void Compare(object? expected, object? actual, string path)
    {
        if (expected is null || actual is null)
        {
            Require(expected is null && actual is null, path, expected, actual);
            return;
        }

        Type type = expected.GetType();
        if (type != actual.GetType())
        {
            Require(false, path, type.Name, actual.GetType().Name);
            return;
        }

        if (type.IsPrimitive || type.IsEnum || expected is string or decimal or Type)
        {
            Require(expected.Equals(actual), path, expected, actual);
            return;
        }

        if (!type.IsValueType && !_seen.Add((expected, actual)))
        {
            return;
        }

        switch (expected)
        {
            case Pointer:
                break;
            case Delegate code:
                Require(code.Method == ((Delegate)actual).Method, path, code.Method, ((Delegate)actual).Method);
                Compare(code.Target, ((Delegate)actual).Target, path + ".Target");
                break;
            case Array array:
                CompareArrays(array, (Array)actual, path);
                break;
            case IEnumerable collection when type.Namespace?.StartsWith("System.", StringComparison.Ordinal) != false:
                CompareCollections(collection, (IEnumerable)actual, path);
                break;
            default:
                CompareFields(type, expected, actual, path);
                break;
        }
    }

    private void CompareFields(Type type, object expected, object actual, string path)
    {
        foreach (FieldInfo field in FieldsOf(type))
        {
            Compare(field.GetValue(expected), field.GetValue(actual), $"{path}.{NameOf(field)}");
        }
    }

    private void CompareArrays(Array expected, Array actual, string path)
    {
        int length = Math.Max(expected.Length, actual.Length);
        Type element = expected.GetType().GetElementType()!;
        object? nothing = element.IsValueType ? RuntimeHelpers.GetUninitializedObject(element) : null;
        bool isPlain = element.IsPrimitive || element.IsEnum;
        for (int index = 0; index < length; index++)
        {
            object? left = index < expected.Length ? expected.GetValue(index) : nothing;
            object? right = index < actual.Length ? actual.GetValue(index) : nothing;
            if (isPlain && left!.Equals(right))
            {
                continue;
            }

            Compare(left, right, $"{path}[{index}]");
        }
    }

    private void CompareCollections(IEnumerable expected, IEnumerable actual, string path)
    {
        object?[] lefts = [.. expected.Cast<object?>()];
        object?[] rights = [.. actual.Cast<object?>()];
        Require(lefts.Length == rights.Length, path + ".Count", lefts.Length, rights.Length);
        for (int index = 0; index < Math.Min(lefts.Length, rights.Length); index++)
        {
            Compare(lefts[index], rights[index], $"{path}[{index}]");
        }
    }

    private FieldInfo[] FieldsOf(Type type)
    {
        if (!_fields.TryGetValue(type, out FieldInfo[]? fields))
        {
            List<FieldInfo> found = [];
            for (Type? level = type; level is not null && level != typeof(object); level = level.BaseType)
            {
                found.AddRange(level.GetFields(Fields).Where(field => !_isIgnored(field)));
            }

            _fields[type] = fields = [.. found];
        }

        return fields;
    }

    private void Require(bool isEqual, string path, object? expected, object? actual)
    {
        if (!isEqual && _differences.Count < 100)
        {
            _differences.Add($"{path}: {actual ?? "null"}, not {expected ?? "null"}");
        }
    }

    private sealed class ByReference : IEqualityComparer<(object Expected, object Actual)>
    {
        public bool Equals((object Expected, object Actual) x, (object Expected, object Actual) y)
            => ReferenceEquals(x.Expected, y.Expected) && ReferenceEquals(x.Actual, y.Actual);

        public int GetHashCode((object Expected, object Actual) pair)
            => HashCode.Combine(
                RuntimeHelpers.GetHashCode(pair.Expected), RuntimeHelpers.GetHashCode(pair.Actual));
    }
}
