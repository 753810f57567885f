using NdisConformance.Contract;

namespace NdisConformance.Runner;

/// <summary>Makes a driver and, if it drives one of its own, its device.</summary>
/// <param name="MakeDriver">Makes the driver.</param>
/// <param name="MakeDevice">Makes the device model; null for the reference NIC.</param>
/// <param name="Renew">
/// Makes the static state of the plugin what it was first, before a scenario is repeated with another driver object.
/// </param>
public sealed record DriverMaker(Func<IMiniportDriver> MakeDriver, Func<IVirtualDevice>? MakeDevice, Action Renew);
