using System.Reflection;
using System.Runtime.CompilerServices;
using NdisConformance.Contract;

namespace NdisConformance.Host.Ndis6;

/// <summary>
/// Where a driver keeps the structure that it registered with: fields of the driver object, and of the objects that its
/// fields lead to, that hold the registered entry points when the registration ends.
/// </summary>
internal sealed class KeptCharacteristics
{
    private const BindingFlags AnyInstance =
        BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    // By driver class. A class that is unloaded goes with its entry.
    private static readonly ConditionalWeakTable<Type, FieldInfo[]> FieldsByType = [];

    private readonly List<(object Owner, FieldInfo Field)> _places = [];
    private readonly EntryPointList _registered;

    public KeptCharacteristics(IMiniportDriver driver, in NDIS_MINIPORT_DRIVER_CHARACTERISTICS registered)
    {
        _registered = EntryPoints.All(registered);
        AddPlaces(driver);
        foreach (FieldInfo field in FieldsOf(driver))
        {
            if (!field.FieldType.IsValueType
                && field.GetValue(driver) is { } reached and not (ValueType or string or Delegate or Array or INdis)
                && reached != driver)
            {
                AddPlaces(reached);
            }
        }
    }

    /// <summary>True if there is a place to look at.</summary>
    public bool IsAny => _places.Count > 0;

    /// <summary>The entry points that became others, as a mask; one that was cleared is no other.</summary>
    public ulong Changed()
    {
        ulong mask = 0;
        foreach ((object owner, FieldInfo field) in _places)
        {
            EntryPointList handlers = Read(owner, field);
            for (int bit = 0; bit < EntryPointList.Count; bit++)
            {
                bool isOther = handlers[bit] is { } handler && !handler.Equals(_registered[bit]);
                mask |= isOther ? 1UL << bit : 0;
            }
        }

        return mask;
    }

    private static FieldInfo[] FieldsOf(object owner) => FieldsByType.GetValue(owner.GetType(), FindFields);

    private static FieldInfo[] FindFields(Type type)
    {
        List<FieldInfo> fields = [];
        for (Type? level = type; level is not null; level = level.BaseType)
        {
            fields.AddRange(level.GetFields(AnyInstance));
        }

        return [.. fields];
    }

    private static EntryPointList Read(object owner, FieldInfo field)
        => EntryPoints.All((NDIS_MINIPORT_DRIVER_CHARACTERISTICS)field.GetValue(owner)!);

    private void AddPlaces(object owner)
    {
        foreach (FieldInfo field in FieldsOf(owner))
        {
            if (field.FieldType == typeof(NDIS_MINIPORT_DRIVER_CHARACTERISTICS))
            {
                EntryPointList found = Read(owner, field);
                if (((ReadOnlySpan<Delegate?>)found).SequenceEqual(_registered))
                {
                    _places.Add((owner, field));
                }
            }
        }
    }
}
