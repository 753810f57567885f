using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS;

namespace NdisConformance.Tests.Contract;

/// <summary>Parameter structures have the sizes and offsets of Windows x64.</summary>
[TestFixture]
internal sealed class ParameterLayoutTests
{
    [Test]
    public void ObjectHeader()
    {
        NDIS_OBJECT_HEADER s = default;
        Check(
            ref s,
            4,
            [Of("Type", ref s.Type, ref s), Of("Revision", ref s.Revision, ref s), Of("Size", ref s.Size, ref s)],
            "Type 0/1 Revision 1/1 Size 2/2");
    }

    [Test]
    public void ListPoolParameters()
    {
        NET_BUFFER_LIST_POOL_PARAMETERS s = default;
        Check(
            ref s,
            0x14,
            [
                Of("Header", ref s.Header, ref s), Of("ProtocolId", ref s.ProtocolId, ref s),
                Of("fAllocateNetBuffer", ref s.fAllocateNetBuffer, ref s), Of("ContextSize", ref s.ContextSize, ref s),
                Of("PoolTag", ref s.PoolTag, ref s), Of("DataSize", ref s.DataSize, ref s),
                Of("Flags", ref s.Flags, ref s),
            ],
            "Header 0/4 ProtocolId 4/1 fAllocateNetBuffer 5/1 ContextSize 6/2 PoolTag 8/4 DataSize c/4 Flags 10/4");
        Assert.That(NDIS_SIZEOF_NET_BUFFER_LIST_POOL_PARAMETERS_REVISION_1, Is.EqualTo(0x10));
    }

    [Test]
    public void NetBufferPoolParameters()
    {
        NET_BUFFER_POOL_PARAMETERS s = default;
        Check(
            ref s,
            0xC,
            [
                Of("Header", ref s.Header, ref s), Of("PoolTag", ref s.PoolTag, ref s),
                Of("DataSize", ref s.DataSize, ref s),
            ],
            "Header 0/4 PoolTag 4/4 DataSize 8/4");
        Assert.That(NDIS_SIZEOF_NET_BUFFER_POOL_PARAMETERS_REVISION_1, Is.EqualTo(0xC));
    }

    [Test]
    public void RegistrationAttributes()
    {
        NDIS_MINIPORT_ADAPTER_REGISTRATION_ATTRIBUTES s = default;
        Check(
            ref s,
            0x20,
            [
                Of("Header", ref s.Header, ref s),
                Of("MiniportAdapterContext", ref s.MiniportAdapterContext, ref s),
                Of("AttributeFlags", ref s.AttributeFlags, ref s),
                Of("CheckForHangTimeInSeconds", ref s.CheckForHangTimeInSeconds, ref s),
                Of("InterfaceType", ref s.InterfaceType, ref s),
            ],
            "Header 0/4 MiniportAdapterContext 8/8 AttributeFlags 10/4 CheckForHangTimeInSeconds 14/4 "
            + "InterfaceType 18/4");
        Assert.That(NDIS_SIZEOF_MINIPORT_ADAPTER_REGISTRATION_ATTRIBUTES_REVISION_1, Is.EqualTo(0x1C));
        Assert.That(NDIS_SIZEOF_MINIPORT_ADAPTER_REGISTRATION_ATTRIBUTES_REVISION_2, Is.EqualTo(0x1C));
    }

    [Test]
    public void GeneralAttributes()
    {
        NDIS_MINIPORT_ADAPTER_GENERAL_ATTRIBUTES s = default;
        Check(
            ref s,
            0xE0,
            [
                Of("Header", ref s.Header, ref s), Of("Flags", ref s.Flags, ref s),
                Of("MediaType", ref s.MediaType, ref s), Of("PhysicalMediumType", ref s.PhysicalMediumType, ref s),
                Of("MtuSize", ref s.MtuSize, ref s), Of("MaxXmitLinkSpeed", ref s.MaxXmitLinkSpeed, ref s),
                Of("XmitLinkSpeed", ref s.XmitLinkSpeed, ref s), Of("MaxRcvLinkSpeed", ref s.MaxRcvLinkSpeed, ref s),
                Of("RcvLinkSpeed", ref s.RcvLinkSpeed, ref s), Of("MediaConnectState", ref s.MediaConnectState, ref s),
                Of("MediaDuplexState", ref s.MediaDuplexState, ref s), Of("LookaheadSize", ref s.LookaheadSize, ref s),
                Of("PowerManagementCapabilities", ref s.PowerManagementCapabilities, ref s),
                Of("MacOptions", ref s.MacOptions, ref s),
                Of("SupportedPacketFilters", ref s.SupportedPacketFilters, ref s),
                Of("MaxMulticastListSize", ref s.MaxMulticastListSize, ref s),
                Of("MacAddressLength", ref s.MacAddressLength, ref s),
                Of("PermanentMacAddress", ref s.PermanentMacAddress, ref s),
                Of("CurrentMacAddress", ref s.CurrentMacAddress, ref s),
                Of("RecvScaleCapabilities", ref s.RecvScaleCapabilities, ref s),
                Of("AccessType", ref s.AccessType, ref s), Of("DirectionType", ref s.DirectionType, ref s),
                Of("ConnectionType", ref s.ConnectionType, ref s), Of("IfType", ref s.IfType, ref s),
                Of("IfConnectorPresent", ref s.IfConnectorPresent, ref s),
                Of("SupportedStatistics", ref s.SupportedStatistics, ref s),
                Of("SupportedPauseFunctions", ref s.SupportedPauseFunctions, ref s),
                Of("DataBackFillSize", ref s.DataBackFillSize, ref s),
                Of("ContextBackFillSize", ref s.ContextBackFillSize, ref s),
                Of("SupportedOidList", ref s.SupportedOidList, ref s),
                Of("SupportedOidListLength", ref s.SupportedOidListLength, ref s),
                Of("AutoNegotiationFlags", ref s.AutoNegotiationFlags, ref s),
                Of("PowerManagementCapabilitiesEx", ref s.PowerManagementCapabilitiesEx, ref s),
            ],
            "Header 0/4 Flags 4/4 MediaType 8/4 PhysicalMediumType c/4 MtuSize 10/4 MaxXmitLinkSpeed 18/8 "
            + "XmitLinkSpeed 20/8 MaxRcvLinkSpeed 28/8 RcvLinkSpeed 30/8 MediaConnectState 38/4 MediaDuplexState 3c/4 "
            + "LookaheadSize 40/4 PowerManagementCapabilities 48/8 MacOptions 50/4 SupportedPacketFilters 54/4 "
            + "MaxMulticastListSize 58/4 MacAddressLength 5c/2 PermanentMacAddress 5e/20 CurrentMacAddress 7e/20 "
            + "RecvScaleCapabilities a0/8 AccessType a8/4 DirectionType ac/4 ConnectionType b0/4 IfType b4/2 "
            + "IfConnectorPresent b6/1 SupportedStatistics b8/4 SupportedPauseFunctions bc/4 DataBackFillSize c0/4 "
            + "ContextBackFillSize c4/4 SupportedOidList c8/8 SupportedOidListLength d0/4 AutoNegotiationFlags d4/4 "
            + "PowerManagementCapabilitiesEx d8/8");
        Assert.That(NDIS_SIZEOF_MINIPORT_ADAPTER_GENERAL_ATTRIBUTES_REVISION_1, Is.EqualTo(0xD8));
        Assert.That(NDIS_SIZEOF_MINIPORT_ADAPTER_GENERAL_ATTRIBUTES_REVISION_2, Is.EqualTo(0xE0));
    }

    [Test]
    public void PauseParameters()
    {
        NDIS_MINIPORT_PAUSE_PARAMETERS s = default;
        Check(
            ref s,
            0xC,
            [
                Of("Header", ref s.Header, ref s), Of("Flags", ref s.Flags, ref s),
                Of("PauseReason", ref s.PauseReason, ref s),
            ],
            "Header 0/4 Flags 4/4 PauseReason 8/4");
        Assert.That(NDIS_SIZEOF_MINIPORT_PAUSE_PARAMETERS_REVISION_1, Is.EqualTo(0xC));
    }

    [Test]
    public void DriverCharacteristics()
    {
        Check<NDIS_MINIPORT_DRIVER_CHARACTERISTICS>(
            0xA0,
            "Header 0 MajorNdisVersion 4 MinorNdisVersion 5 MajorDriverVersion 6 MinorDriverVersion 7 Flags 8 "
            + "SetOptionsHandler 10 InitializeHandlerEx 18 HaltHandlerEx 20 UnloadHandler 28 PauseHandler 30 "
            + "RestartHandler 38 OidRequestHandler 40 SendNetBufferListsHandler 48 ReturnNetBufferListsHandler 50 "
            + "CancelSendHandler 58 CheckForHangHandlerEx 60 ResetHandlerEx 68 DevicePnPEventNotifyHandler 70 "
            + "ShutdownHandlerEx 78 CancelOidRequestHandler 80 DirectOidRequestHandler 88 "
            + "CancelDirectOidRequestHandler 90 SynchronousOidRequestHandler 98");
        Assert.That(NDIS_SIZEOF_MINIPORT_DRIVER_CHARACTERISTICS_REVISION_1, Is.EqualTo(0x88));
        Assert.That(NDIS_SIZEOF_MINIPORT_DRIVER_CHARACTERISTICS_REVISION_2, Is.EqualTo(0x98));
        Assert.That(NDIS_SIZEOF_MINIPORT_DRIVER_CHARACTERISTICS_REVISION_3, Is.EqualTo(0xA0));
    }

    [Test]
    public void ScatterGatherDescription()
    {
        Check<NDIS_SG_DMA_DESCRIPTION>(
            0x28,
            "Header 0 Flags 4 MaximumPhysicalMapping 8 ProcessSGListHandler 10 SharedMemAllocateCompleteHandler 18 "
            + "ScatterGatherListSize 20");
        Assert.That(NDIS_SIZEOF_SG_DMA_DESCRIPTION_REVISION_1, Is.EqualTo(36));
    }

    [Test]
    public void InterruptCharacteristics()
    {
        Check<NDIS_MINIPORT_INTERRUPT_CHARACTERISTICS>(
            0x60,
            "Header 0 InterruptHandler 8 InterruptDpcHandler 10 DisableInterruptHandler 18 EnableInterruptHandler 20 "
            + "MsiSupported 28 MsiSyncWithAllMessages 29 MessageInterruptHandler 30 MessageInterruptDpcHandler 38 "
            + "DisableMessageInterruptHandler 40 EnableMessageInterruptHandler 48 InterruptType 50 "
            + "MessageInfoTable 58");
        Assert.That(NDIS_SIZEOF_MINIPORT_INTERRUPT_CHARACTERISTICS_REVISION_1, Is.EqualTo(0x60));
    }

    [Test]
    public void Scalars()
    {
        Assert.That(Unsafe.SizeOf<NDIS_HANDLE>(), Is.EqualTo(8));
        Assert.That(Unsafe.SizeOf<PHYSICAL_ADDRESS>(), Is.EqualTo(8));
        Assert.That(Unsafe.SizeOf<NDIS_STATUS>(), Is.EqualTo(4));
        Assert.That(MEMORY_ALLOCATION_ALIGNMENT, Is.EqualTo(16));
    }

    private static string Of<TField, TStructure>(string name, ref TField field, ref TStructure structure)
    {
        nint offset = Unsafe.ByteOffset(
            ref Unsafe.As<TStructure, byte>(ref structure), ref Unsafe.As<TField, byte>(ref field));
        return string.Create(CultureInfo.InvariantCulture, $"{name} {offset:x}/{Unsafe.SizeOf<TField>():x}");
    }

    /// <summary>A structure of values: what its memory is.</summary>
    private static void Check<T>(ref T structure, int size, string[] found, string expected)
        where T : struct
    {
        Assert.That(Unsafe.SizeOf<T>(), Is.EqualTo(size));
        Assert.That(string.Join(' ', found), Is.EqualTo(expected));
        Assert.That(found, Has.Length.EqualTo(typeof(T).GetFields().Length), "every member");
    }

    /// <summary>A structure with entry points: what it is where pointers to functions stand for delegates.</summary>
    private static void Check<T>(int size, string expected)
        where T : struct
    {
        IEnumerable<string> found = typeof(T).GetFields().Select(field => string.Create(
            CultureInfo.InvariantCulture, $"{field.Name} {Marshal.OffsetOf<T>(field.Name):x}"));

        Assert.That(Marshal.SizeOf<T>(), Is.EqualTo(size));
        Assert.That(string.Join(' ', found), Is.EqualTo(expected));
    }
}
