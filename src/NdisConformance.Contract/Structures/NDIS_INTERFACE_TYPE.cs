namespace NdisConformance.Contract;

/// <summary>The bus a device sits on. Source: RAttr.</summary>
public enum NDIS_INTERFACE_TYPE
{
    /// <summary>Internal.</summary>
    NdisInterfaceInternal = 0,

    /// <summary>PCI.</summary>
    NdisInterfacePci = 5,

    /// <summary>Another Plug and Play bus.</summary>
    NdisInterfacePNPBus = 15,
}
