namespace NdisConformance.Host.Ndis5;

/// <summary>Hosts that take drivers of the versions before NDIS 6. Sources: RegM5, AMB-39.</summary>
internal static class Ndis5Versions
{
    /// <summary>NDIS 6.20, the last one that takes drivers of NDIS 5.</summary>
    private const int LastHost = 0x0614;

    /// <summary>True if a host loads drivers of a version: up to its own, and none of NDIS 5 from 6.30 on.</summary>
    public static bool Takes(int host, int driver)
        => Ndis5Characteristics.Has(driver) && driver <= host && host <= LastHost;
}
