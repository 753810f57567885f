namespace NdisConformance.Contract;

/// <summary>The driver object that DriverEntry receives and hands on, untouched. Source: RegM.</summary>
public sealed class DRIVER_OBJECT
{
}
