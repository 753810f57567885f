namespace NdisConformance.Contract;

/// <summary>
/// Says that an assembly is a plugin and names a driver in it: <c>[assembly: NdisMiniport("vendor-nic",
/// typeof(Driver))]</c>. Once for each driver of the plugin.
/// </summary>
/// <param name="name">Name of the driver: letters, digits, dots and dashes; it names its snapshot folder.</param>
/// <param name="driverType">A public class with a parameterless constructor that is an IMiniportDriver, or an
/// INdis5MiniportDriver where Generation says so.</param>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class NdisMiniportAttribute(string name, Type driverType) : Attribute
{
    /// <summary>Name of the driver.</summary>
    public string Name { get; } = name;

    /// <summary>The class that is the driver.</summary>
    public Type DriverType { get; } = driverType;

    /// <summary>Which NDIS the driver is written for.</summary>
    public NdisGeneration Generation { get; set; } = NdisGeneration.Ndis6;

    /// <summary>The device model that the driver drives; null for the reference NIC.</summary>
    public Type? DeviceType { get; set; }
}
