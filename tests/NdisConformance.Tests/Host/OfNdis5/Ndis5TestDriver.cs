using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

namespace NdisConformance.Tests.Host.OfNdis5;

/// <summary>A driver of NDIS 5 that does as little as NDIS allows; a test changes what it is about.</summary>
internal sealed class Ndis5TestDriver : INdis5MiniportDriver
{
    public const ulong ContextValue = 0x55AA;

    public Ndis5TestDriver()
        => Characteristics = new NDIS_MINIPORT_CHARACTERISTICS
        {
            MajorNdisVersion = 5,
            MinorNdisVersion = 1,
            HaltHandler = _ => OnHalt?.Invoke(),
            InitializeHandler = Initialize,
            ResetHandler = Reset,
            QueryInformationHandler = Request,
            SetInformationHandler = Request,
            SendPacketsHandler = (_, packets) => OnSend(packets),
            ReturnPacketHandler = (_, packet) => Returned.Add(packet),
            PnPEventNotifyHandler = (_, what, _, _) => Events.Add(what),
            HandleInterruptHandler = _ => OnDpc?.Invoke(),
            ISRHandler = Service,
            AllocateCompleteHandler = (
                NDIS_HANDLE _, PVOID address, in PHYSICAL_ADDRESS physical, uint length, PVOID context)
                => Completed.Add((address, physical, length, context)),
        };

    public delegate NDIS_STATUS RequestHandler(PVOID buffer, uint length, out uint done, out uint needed);

    public delegate void SendHandler(ReadOnlySpan<NDIS_PACKET> packets);

    /// <summary>What it registers.</summary>
    public NDIS_MINIPORT_CHARACTERISTICS Characteristics;

    /// <summary>The length that it says its characteristics have.</summary>
    public uint CharacteristicsLength { get; set; } = NDIS51_MINIPORT_CHARACTERISTICS_SIZE;

    public uint AttributeFlags { get; set; } = NDIS_ATTRIBUTE_BUS_MASTER | NDIS_ATTRIBUTE_DESERIALIZE;

    public INdis5 Ndis { get; private set; } = null!;

    public NDIS_HANDLE Wrapper { get; private set; }

    public NDIS_HANDLE Adapter { get; private set; }

    public NDIS_STATUS RegisterStatus { get; private set; } = NDIS_STATUS_PENDING;

    public NDIS_MEDIUM[] Media { get; private set; } = [];

    /// <summary>Happens where the driver is registered; not where that failed.</summary>
    public Action? OnRegistered { get; set; }

    /// <summary>Happens in MiniportInitialize before the attributes are set.</summary>
    public Action? OnBeforeAttributes { get; set; }

    /// <summary>Sets the attributes.</summary>
    public Action? OnAttributes { get; set; }

    /// <summary>The rest of MiniportInitialize.</summary>
    public Func<NDIS_STATUS>? OnInitialize { get; set; }

    public Action? OnHalt { get; set; }

    public Func<NDIS_STATUS>? OnReset { get; set; }

    /// <summary>Whether NDIS has to set the packet filter again after a reset.</summary>
    public bool AddressingReset { get; set; }

    public RequestHandler OnRequest { get; set; } = Refuse;

    public SendHandler OnSend { get; set; } = _ => { };

    public Action? OnDpc { get; set; }

    /// <summary>Whether it recognizes an interrupt; it lowers its line.</summary>
    public Func<bool>? OnIsr { get; set; }

    public List<NDIS_PACKET> Returned { get; } = [];

    public List<NDIS_DEVICE_PNP_EVENT> Events { get; } = [];

    public List<(PVOID Address, PHYSICAL_ADDRESS Physical, uint Length, PVOID Context)> Completed { get; } = [];

    public NDIS_STATUS DriverEntry(INdis5 ndis, DRIVER_OBJECT driverObject, UNICODE_STRING registryPath)
    {
        Ndis = ndis;
        ndis.NdisMInitializeWrapper(out NDIS_HANDLE wrapper, driverObject, registryPath, null);
        Wrapper = wrapper;
        if (wrapper == null)
        {
            return NDIS_STATUS_FAILURE;
        }

        RegisterStatus = ndis.NdisMRegisterMiniport(wrapper, ref Characteristics, CharacteristicsLength);
        if (RegisterStatus == NDIS_STATUS_SUCCESS)
        {
            OnRegistered?.Invoke();
        }
        else
        {
            ndis.NdisTerminateWrapper(wrapper, null);
        }

        return RegisterStatus;
    }

    /// <summary>Becomes a driver of another version, with the length that goes with it.</summary>
    public void BecomeVersion(byte major, byte minor)
    {
        (Characteristics.MajorNdisVersion, Characteristics.MinorNdisVersion) = (major, minor);
        CharacteristicsLength = (major, minor) switch
        {
            (4, _) => NDIS40_MINIPORT_CHARACTERISTICS_SIZE,
            (5, 0) => NDIS50_MINIPORT_CHARACTERISTICS_SIZE,
            _ => NDIS51_MINIPORT_CHARACTERISTICS_SIZE,
        };
    }

    public static NDIS_STATUS Refuse(PVOID buffer, uint length, out uint done, out uint needed)
    {
        (done, needed) = (0, 0);
        return NDIS_STATUS_NOT_SUPPORTED;
    }

    private NDIS_STATUS Initialize(
        out NDIS_STATUS openErrorStatus,
        out uint selectedMediumIndex,
        ReadOnlySpan<NDIS_MEDIUM> mediumArray,
        NDIS_HANDLE miniportAdapterHandle,
        NDIS_HANDLE wrapperConfigurationContext)
    {
        openErrorStatus = NDIS_STATUS_SUCCESS;
        Media = mediumArray.ToArray();
        selectedMediumIndex = (uint)Array.IndexOf(Media, NDIS_MEDIUM.NdisMedium802_3);
        Adapter = miniportAdapterHandle;
        OnBeforeAttributes?.Invoke();
        if (OnAttributes is not null)
        {
            OnAttributes();
        }
        else
        {
            Ndis.NdisMSetAttributesEx(
                Adapter, new NDIS_HANDLE(ContextValue), 0, AttributeFlags, NDIS_INTERFACE_TYPE.NdisInterfacePci);
        }

        return OnInitialize?.Invoke() ?? NDIS_STATUS_SUCCESS;
    }

    private NDIS_STATUS Request(
        NDIS_HANDLE miniportAdapterContext,
        uint oid,
        PVOID informationBuffer,
        uint informationBufferLength,
        out uint done,
        out uint bytesNeeded)
        => OnRequest(informationBuffer, informationBufferLength, out done, out bytesNeeded);

    private NDIS_STATUS Reset(out bool addressingReset, NDIS_HANDLE miniportAdapterContext)
    {
        addressingReset = AddressingReset;
        return OnReset?.Invoke() ?? NDIS_STATUS_SUCCESS;
    }

    private void Service(
        out bool interruptRecognized, out bool queueMiniportHandleInterrupt, NDIS_HANDLE miniportAdapterContext)
        => interruptRecognized = queueMiniportHandleInterrupt = OnIsr?.Invoke() ?? false;
}
