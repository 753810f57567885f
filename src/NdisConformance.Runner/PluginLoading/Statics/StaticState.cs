using System.Reflection;
using System.Runtime.CompilerServices;

namespace NdisConformance.Runner;

/// <summary>
/// The static fields of a loaded plugin, as they are before its first scenario. Those that hold values, strings,
/// delegates without a target, or nothing are restored after each scenario; so are arrays of such, and collections
/// that were empty are cleared. Any other field that can change is an obstacle: its plugin is loaded anew for each
/// scenario.
/// </summary>
internal sealed class StaticState
{
    private const BindingFlags Statics =
        BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    private readonly List<(FieldInfo Field, object? Value)> _fields = [];
    private readonly List<(Array Array, Array Content)> _arrays = [];
    private readonly List<(object Collection, MethodInfo Clear)> _collections = [];

    /// <summary>What cannot be restored, for people; null if everything can.</summary>
    public string? Obstacle { get; private set; }

    /// <summary>How many fields, arrays and collections are restored.</summary>
    public int Count => _fields.Count + _arrays.Count + _collections.Count;

    /// <summary>A state that cannot be looked at.</summary>
    public static StaticState Unknown(string reason) => new() { Obstacle = reason };

    /// <summary>Notes what the static fields hold. Their initializers run now.</summary>
    public static StaticState Of(IEnumerable<Assembly> assemblies)
    {
        try
        {
            return Of(assemblies.SelectMany(assembly => assembly.GetTypes()));
        }
        catch (ReflectionTypeLoadException exception)
        {
            return Unknown("a type of it cannot be loaded: " + exception.LoaderExceptions[0]?.Message);
        }
    }

    /// <summary>Notes what the static fields of some types hold.</summary>
    public static StaticState Of(IEnumerable<Type> types)
    {
        StaticState state = new();
        foreach (Type type in types.Where(type => !StaticFieldScan.IsOfCompiler(type.Name)))
        {
            state.Note(type);
            if (state.Obstacle is not null)
            {
                break;
            }
        }

        return state;
    }

    /// <summary>Makes all fields what they were.</summary>
    public void Restore()
    {
        foreach ((FieldInfo field, object? value) in _fields)
        {
            field.SetValue(null, value);
        }

        foreach ((Array array, Array content) in _arrays)
        {
            Array.Copy(content, array, content.Length);
        }

        foreach ((object collection, MethodInfo clear) in _collections)
        {
            clear.Invoke(collection, null);
        }
    }

    private void Note(Type type)
    {
        FieldInfo[] fields = [.. type.GetFields(Statics).Where(field => !field.IsLiteral)];
        if (fields.Length == 0)
        {
            return;
        }

        if (type.ContainsGenericParameters)
        {
            Obstacle = $"{NameOf(fields[0])} belongs to a generic type";
            return;
        }

        try
        {
            RuntimeHelpers.RunClassConstructor(type.TypeHandle);
        }
        catch (TypeInitializationException exception)
        {
            Obstacle = $"the static initializer of {type.FullName} throws {exception.InnerException?.GetType().Name}";
            return;
        }

        foreach (FieldInfo field in fields)
        {
            Note(field);
        }
    }

    private void Note(FieldInfo field)
    {
        if (field.IsDefined(typeof(ThreadStaticAttribute)))
        {
            Obstacle ??= $"{NameOf(field)} has a value for each thread";
            return;
        }

        if (field.FieldType.IsPointer || field.FieldType.IsFunctionPointer)
        {
            Obstacle ??= $"{NameOf(field)} is a pointer";
            return;
        }

        object? value = field.GetValue(null);
        if (!field.IsInitOnly)
        {
            _fields.Add((field, value));
        }

        if (UnchangingValue.Is(value))
        {
            return;
        }

        if (value is Array array && UnchangingValue.AreItemsOf(array))
        {
            _arrays.Add((array, (Array)array.Clone()));
        }
        else if (UnchangingValue.IsEmptyCollection(value!, out MethodInfo? clear))
        {
            _collections.Add((value!, clear));
        }
        else
        {
            Obstacle ??= $"{NameOf(field)} holds an object that can change ({value!.GetType().Name})";
        }
    }

    private static string NameOf(FieldInfo field)
    {
        string name = field.Name.StartsWith('<') ? field.Name[1..field.Name.IndexOf('>', StringComparison.Ordinal)]
            : field.Name;
        return $"{field.DeclaringType!.FullName}.{name}";
    }
}
