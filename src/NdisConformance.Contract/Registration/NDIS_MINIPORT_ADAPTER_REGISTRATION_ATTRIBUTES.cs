using System.Runtime.InteropServices;

namespace NdisConformance.Contract;

/// <summary>The attributes that a miniport sets first. 32 bytes. Source: RAttr.</summary>
[StructLayout(LayoutKind.Sequential)]
public struct NDIS_MINIPORT_ADAPTER_REGISTRATION_ATTRIBUTES
{
    /// <summary>Type, revision and size.</summary>
    public NDIS_OBJECT_HEADER Header;

    /// <summary>The context that every callback of the adapter receives.</summary>
    public NDIS_HANDLE MiniportAdapterContext;

    /// <summary>NDIS_MINIPORT_ATTRIBUTES_XXX flags.</summary>
    public uint AttributeFlags;

    /// <summary>Seconds between MiniportCheckForHangEx calls; 0 for the default of 2.</summary>
    public uint CheckForHangTimeInSeconds;

    /// <summary>The bus.</summary>
    public NDIS_INTERFACE_TYPE InterfaceType;
}
