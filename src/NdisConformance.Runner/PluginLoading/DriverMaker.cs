using NdisConformance.Contract;

namespace NdisConformance.Runner;

/// <summary>Makes a driver and, if it drives one of its own, its device.</summary>
/// <param name="MakeDriver">
/// Makes the driver: an <see cref="IMiniportDriver"/>, or an <see cref="INdis5MiniportDriver"/>, as its attribute says.
/// </param>
/// <param name="MakeDevice">Makes the device model; null for the reference NIC.</param>
/// <param name="Renew">
/// Makes the static state of the plugin what it was first, before a scenario is repeated with another driver object.
/// </param>
public sealed record DriverMaker(Func<object> MakeDriver, Func<IVirtualDevice>? MakeDevice, Action Renew);
