namespace NdisConformance.Contract;

/// <content>Constants of ndis.h: interrupt request levels and small constants.</content>
public static partial class NDIS
{
    /// <summary>Ordinary threads.</summary>
    public const byte PASSIVE_LEVEL = 0;

    /// <summary>Asynchronous procedure calls.</summary>
    public const byte APC_LEVEL = 1;

    /// <summary>Deferred procedure calls and spin locks.</summary>
    public const byte DISPATCH_LEVEL = 2;

    /// <summary>DIRQL: the interrupt of the simulated device.</summary>
    public const byte DEVICE_LEVEL = 8;

    /// <summary>Bug checks.</summary>
    public const byte HIGH_LEVEL = 15;

    /// <summary>Pool parameter for miniports.</summary>
    public const byte NDIS_PROTOCOL_ID_DEFAULT = 0;

    /// <summary>Pool parameter for TCP/IP.</summary>
    public const byte NDIS_PROTOCOL_ID_TCP_IP = 2;

    /// <summary>An interrupt resource.</summary>
    public const byte CmResourceTypeInterrupt = 2;

    /// <summary>A register window.</summary>
    public const byte CmResourceTypeMemory = 3;
}
