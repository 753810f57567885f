using NdisConformance.Contract;
using NdisConformance.Machine;
using NdisConformance.Tests.Machine;

namespace NdisConformance.Tests.Contract;

/// <summary>
/// Structures that drivers touch directly lie as on Windows x64. Each member is written through its property and found
/// as raw bytes at its offset, and the reverse.
/// </summary>
[TestFixture]
internal sealed class LayoutTests
{
    private const byte Background = 0xA5;
    private const ulong Number = 0x1122_3344_5566_7788;

    private static readonly LayoutMember[] Members =
    [
        .. NetBufferList(), .. NetBuffer(), .. Context(), .. MdlMembers(), .. ScatterGatherList(), .. Element(),
    ];

    private static readonly (Type Structure, uint SizeBytes)[] Structures =
    [
        (typeof(NET_BUFFER_LIST), 0x190), (typeof(NET_BUFFER), 0xB0), (typeof(NET_BUFFER_LIST_CONTEXT), 0x10),
        (typeof(MDL), 0x30 + 16), (typeof(SCATTER_GATHER_LIST), 0x10 + 48), (typeof(SCATTER_GATHER_ELEMENT), 0x18),
    ];

    private MachineMemory _memory = null!;
    private PVOID _structure;
    private PVOID _other;

    [SetUp]
    public void MakeMemory()
    {
        _memory = Machines.Memory();
        _structure = _memory.Pointer(_memory.Allocate(0x200, 0));
        _other = _memory.Pointer(_memory.Allocate(0x200, 0));
        Raw().Fill(Background);
    }

    [TearDown]
    public void FreeMemory() => _memory.Dispose();

    [TestCaseSource(nameof(Members))]
    public void Property_WritesItsBytes_AndNoOthers(LayoutMember member)
    {
        member.Set(_structure, ValueFor(member));

        byte[] expected = new byte[0x200];
        Array.Fill(expected, Background);
        BytesFor(member).CopyTo(expected.AsSpan((int)member.Offset));
        Assert.That(Raw().SequenceEqual(expected));
    }

    [TestCaseSource(nameof(Members))]
    public void Property_ReadsItsBytes(LayoutMember member)
    {
        byte[] bytes = BytesFor(member);
        bytes.CopyTo(Raw()[(int)member.Offset..]);

        byte[] read = BitConverter.GetBytes(member.Get(_structure).Value);
        Assert.That(read.AsSpan(0, bytes.Length).SequenceEqual(bytes));
        Assert.That(read.AsSpan(bytes.Length).ContainsAnyExcept((byte)0), Is.False);
    }

    [Test]
    public void EveryProperty_IsTested()
    {
        foreach ((Type structure, uint size) in Structures)
        {
            LayoutMember[] members = [.. Members.Where(member => member.Structure == structure.Name)];
            string[] tested = [.. members.Select(member => member.Name.Split('[')[0]).Distinct()];
            string[] properties = [.. structure.GetProperties().Select(property => property.Name)];
            Assert.That(tested, Is.EquivalentTo(properties), structure.Name);
            Assert.That(members.Max(member => member.Offset + member.Size), Is.AtMost(size), structure.Name);
        }
    }

    [Test]
    public void PageFrameNumbers_FollowTheMdl([Values(0, 1, 2)] int index)
    {
        BitConverter.TryWriteBytes(Raw()[(0x30 + (8 * index))..], Number);

        Assert.That(((MDL)_structure).PageFrameNumber(index), Is.EqualTo(Number));
    }

    [Test]
    public void Elements_FollowTheHeadOfTheList([Values(0u, 1u, 15u)] uint index)
    {
        SCATTER_GATHER_ELEMENT element = ((SCATTER_GATHER_LIST)_structure).Elements[index];

        Assert.That((PVOID)element == _structure + (0x10 + (0x18 * index)));
    }

    [Test]
    public void Arrays_HaveTheirLengths()
    {
        NET_BUFFER_LIST list = (NET_BUFFER_LIST)_structure;
        NET_BUFFER netBuffer = (NET_BUFFER)_structure;

        Assert.That(
            (list.NdisReserved.Length, list.ProtocolReserved.Length, list.MiniportReserved.Length),
            Is.EqualTo((2, 4, 2)));
        Assert.That(
            (netBuffer.NdisReserved.Length, netBuffer.ProtocolReserved.Length, netBuffer.MiniportReserved.Length),
            Is.EqualTo((2, 6, 4)));
        Assert.That(list.NetBufferListInfo.Length, Is.AtLeast(32));
        Assert.That(() => list.MiniportReserved[2], Throws.TypeOf<ArgumentOutOfRangeException>());
    }

    [TestCase(NDIS.TcpIpChecksumNetBufferListInfo, 0x90u)]
    [TestCase(NDIS.TcpLargeSendNetBufferListInfo, 0xA0u)]
    [TestCase(NDIS.Ieee8021QNetBufferListInfo, 0xB0u)]
    [TestCase(NDIS.NetBufferListCancelId, 0xB8u)]
    public void OutOfBandValues_LieAtTheirIndices(uint index, uint offset)
    {
        ((NET_BUFFER_LIST)_structure).NetBufferListInfo.Set((int)index, new PVOID(Number));

        Assert.That(BitConverter.ToUInt64(Raw()[(int)offset..]), Is.EqualTo(Number));
    }

    private static IEnumerable<LayoutMember> NetBufferList()
    {
        const string name = nameof(NET_BUFFER_LIST);
        static NET_BUFFER_LIST Cast(PVOID p) => (NET_BUFFER_LIST)p;
        yield return LayoutMember.Pointer(
            name, "Next", 0x00, (p, v) => Write(Cast(p), s => s.Next = Cast(v)), p => Cast(p).Next);
        yield return LayoutMember.Pointer(
            name, "FirstNetBuffer", 0x08, (p, v) => Write(Cast(p), s => s.FirstNetBuffer = (NET_BUFFER)v),
            p => Cast(p).FirstNetBuffer);
        yield return LayoutMember.Pointer(
            name, "Context", 0x10, (p, v) => Write(Cast(p), s => s.Context = (NET_BUFFER_LIST_CONTEXT)v),
            p => Cast(p).Context);
        yield return LayoutMember.Pointer(
            name, "ParentNetBufferList", 0x18, (p, v) => Write(Cast(p), s => s.ParentNetBufferList = Cast(v)),
            p => Cast(p).ParentNetBufferList);
        yield return LayoutMember.Of(
            name, "NdisPoolHandle", 0x20, (p, v) => Write(Cast(p), s => s.NdisPoolHandle = v),
            p => Cast(p).NdisPoolHandle);
        yield return InArray(name, "NdisReserved", 0x30, 0, p => Cast(p).NdisReserved);
        yield return InArray(name, "NdisReserved", 0x30, 1, p => Cast(p).NdisReserved);
        yield return InArray(name, "ProtocolReserved", 0x40, 0, p => Cast(p).ProtocolReserved);
        yield return InArray(name, "ProtocolReserved", 0x40, 3, p => Cast(p).ProtocolReserved);
        yield return InArray(name, "MiniportReserved", 0x60, 0, p => Cast(p).MiniportReserved);
        yield return InArray(name, "MiniportReserved", 0x60, 1, p => Cast(p).MiniportReserved);
        yield return LayoutMember.Pointer(
            name, "Scratch", 0x70, (p, v) => Write(Cast(p), s => s.Scratch = v), p => Cast(p).Scratch);
        yield return LayoutMember.Of(
            name, "SourceHandle", 0x78, (p, v) => Write(Cast(p), s => s.SourceHandle = v), p => Cast(p).SourceHandle);
        yield return LayoutMember.Of(
            name, "NblFlags", 0x80, (p, v) => Write(Cast(p), s => s.NblFlags = v), p => Cast(p).NblFlags);
        yield return LayoutMember.Of(
            name, "ChildRefCount", 0x84, (p, v) => Write(Cast(p), s => s.ChildRefCount = v),
            p => Cast(p).ChildRefCount);
        yield return LayoutMember.Of(
            name, "Flags", 0x88, (p, v) => Write(Cast(p), s => s.Flags = v), p => Cast(p).Flags);
        yield return LayoutMember.Of(
            name, "Status", 0x8C, (p, v) => Write(Cast(p), s => s.Status = v), p => Cast(p).Status);
        yield return InArray(name, "NetBufferListInfo", 0x90, 0, p => Cast(p).NetBufferListInfo);
        yield return InArray(name, "NetBufferListInfo", 0x90, 31, p => Cast(p).NetBufferListInfo);
    }

    private static IEnumerable<LayoutMember> NetBuffer()
    {
        const string name = nameof(NET_BUFFER);
        static NET_BUFFER Cast(PVOID p) => (NET_BUFFER)p;
        yield return LayoutMember.Pointer(
            name, "Next", 0x00, (p, v) => Write(Cast(p), s => s.Next = Cast(v)), p => Cast(p).Next);
        yield return LayoutMember.Pointer(
            name, "CurrentMdl", 0x08, (p, v) => Write(Cast(p), s => s.CurrentMdl = (MDL)v), p => Cast(p).CurrentMdl);
        yield return LayoutMember.Of(
            name, "CurrentMdlOffset", 0x10, (p, v) => Write(Cast(p), s => s.CurrentMdlOffset = v),
            p => Cast(p).CurrentMdlOffset);
        yield return LayoutMember.Of(
            name, "DataLength", 0x18, (p, v) => Write(Cast(p), s => s.DataLength = v), p => Cast(p).DataLength);
        yield return LayoutMember.Of(
            name, "stDataLength", 0x18, (p, v) => Write(Cast(p), s => s.stDataLength = v), p => Cast(p).stDataLength);
        yield return LayoutMember.Pointer(
            name, "MdlChain", 0x20, (p, v) => Write(Cast(p), s => s.MdlChain = (MDL)v), p => Cast(p).MdlChain);
        yield return LayoutMember.Of(
            name, "DataOffset", 0x28, (p, v) => Write(Cast(p), s => s.DataOffset = v), p => Cast(p).DataOffset);
        yield return LayoutMember.Of(
            name, "ChecksumBias", 0x30, (p, v) => Write(Cast(p), s => s.ChecksumBias = v), p => Cast(p).ChecksumBias);
        yield return LayoutMember.Of(
            name, "Reserved", 0x32, (p, v) => Write(Cast(p), s => s.Reserved = v), p => Cast(p).Reserved);
        yield return LayoutMember.Of(
            name, "NdisPoolHandle", 0x38, (p, v) => Write(Cast(p), s => s.NdisPoolHandle = v),
            p => Cast(p).NdisPoolHandle);
        yield return InArray(name, "NdisReserved", 0x40, 0, p => Cast(p).NdisReserved);
        yield return InArray(name, "NdisReserved", 0x40, 1, p => Cast(p).NdisReserved);
        yield return InArray(name, "ProtocolReserved", 0x50, 0, p => Cast(p).ProtocolReserved);
        yield return InArray(name, "ProtocolReserved", 0x50, 5, p => Cast(p).ProtocolReserved);
        yield return InArray(name, "MiniportReserved", 0x80, 0, p => Cast(p).MiniportReserved);
        yield return InArray(name, "MiniportReserved", 0x80, 3, p => Cast(p).MiniportReserved);
        yield return LayoutMember.Of(
            name, "DataPhysicalAddress", 0xA0, (p, v) => Write(Cast(p), s => s.DataPhysicalAddress = v),
            p => Cast(p).DataPhysicalAddress);
        yield return LayoutMember.Pointer(
            name, "SharedMemoryInfo", 0xA8, (p, v) => Write(Cast(p), s => s.SharedMemoryInfo = v),
            p => Cast(p).SharedMemoryInfo);
        yield return LayoutMember.Pointer(
            name, "ScatterGatherList", 0xA8,
            (p, v) => Write(Cast(p), s => s.ScatterGatherList = (SCATTER_GATHER_LIST)v),
            p => Cast(p).ScatterGatherList);
    }

    private static IEnumerable<LayoutMember> Context()
    {
        const string name = nameof(NET_BUFFER_LIST_CONTEXT);
        static NET_BUFFER_LIST_CONTEXT Cast(PVOID p) => (NET_BUFFER_LIST_CONTEXT)p;
        yield return LayoutMember.Pointer(
            name, "Next", 0x00, (p, v) => Write(Cast(p), s => s.Next = Cast(v)), p => Cast(p).Next);
        yield return LayoutMember.Of(
            name, "Size", 0x08, (p, v) => Write(Cast(p), s => s.Size = v), p => Cast(p).Size);
        yield return LayoutMember.Of(
            name, "Offset", 0x0A, (p, v) => Write(Cast(p), s => s.Offset = v), p => Cast(p).Offset);
    }

    private static IEnumerable<LayoutMember> MdlMembers()
    {
        const string name = nameof(MDL);
        static MDL Cast(PVOID p) => (MDL)p;
        yield return LayoutMember.Pointer(
            name, "Next", 0x00, (p, v) => Write(Cast(p), s => s.Next = Cast(v)), p => Cast(p).Next);
        yield return LayoutMember.Of(
            name, "Size", 0x08, (p, v) => Write(Cast(p), s => s.Size = v), p => Cast(p).Size);
        yield return LayoutMember.Of(
            name, "MdlFlags", 0x0A, (p, v) => Write(Cast(p), s => s.MdlFlags = v), p => Cast(p).MdlFlags);
        yield return LayoutMember.Pointer(
            name, "Process", 0x10, (p, v) => Write(Cast(p), s => s.Process = v), p => Cast(p).Process);
        yield return LayoutMember.Pointer(
            name, "MappedSystemVa", 0x18, (p, v) => Write(Cast(p), s => s.MappedSystemVa = v),
            p => Cast(p).MappedSystemVa);
        yield return LayoutMember.Pointer(
            name, "StartVa", 0x20, (p, v) => Write(Cast(p), s => s.StartVa = v), p => Cast(p).StartVa);
        yield return LayoutMember.Of(
            name, "ByteCount", 0x28, (p, v) => Write(Cast(p), s => s.ByteCount = v), p => Cast(p).ByteCount);
        yield return LayoutMember.Of(
            name, "ByteOffset", 0x2C, (p, v) => Write(Cast(p), s => s.ByteOffset = v), p => Cast(p).ByteOffset);
    }

    private static IEnumerable<LayoutMember> ScatterGatherList()
    {
        const string name = nameof(SCATTER_GATHER_LIST);
        static SCATTER_GATHER_LIST Cast(PVOID p) => (SCATTER_GATHER_LIST)p;
        yield return LayoutMember.Of(
            name, "NumberOfElements", 0x00, (p, v) => Write(Cast(p), s => s.NumberOfElements = v),
            p => Cast(p).NumberOfElements);
        yield return LayoutMember.Of(
            name, "Reserved", 0x08, (p, v) => Write(Cast(p), s => s.Reserved = v), p => Cast(p).Reserved);
        yield return LayoutMember.Of(
            name, "Elements[1]", 0x28,
            (p, v) => Write(Cast(p).Elements[1], s => s.Address = v),
            p => Cast(p).Elements[1].Address);
    }

    private static IEnumerable<LayoutMember> Element()
    {
        const string name = nameof(SCATTER_GATHER_ELEMENT);
        static SCATTER_GATHER_ELEMENT Cast(PVOID p) => (SCATTER_GATHER_ELEMENT)p;
        yield return LayoutMember.Of(
            name, "Address", 0x00, (p, v) => Write(Cast(p), s => s.Address = v), p => Cast(p).Address);
        yield return LayoutMember.Of(
            name, "Length", 0x08, (p, v) => Write(Cast(p), s => s.Length = v), p => Cast(p).Length);
        yield return LayoutMember.Of(
            name, "Reserved", 0x10, (p, v) => Write(Cast(p), s => s.Reserved = v), p => Cast(p).Reserved);
    }

    private static LayoutMember InArray(
        string structure, string name, uint offset, int index, Func<PVOID, PointerArray> array)
        => LayoutMember.Pointer(
            structure,
            $"{name}[{index}]",
            offset + (8 * (uint)index),
            (p, v) => array(p).Set(index, v),
            p => array(p)[index]);

    // A property of a temporary cannot be assigned; one of a parameter can.
    private static void Write<T>(T structure, Action<T> write) => write(structure);

    private PVOID ValueFor(LayoutMember member) => member.IsPointer ? _other : new PVOID(Number);

    private byte[] BytesFor(LayoutMember member)
        => BitConverter.GetBytes(ValueFor(member).Value)[..(int)member.Size];

    private Span<byte> Raw() => _memory.Span(_structure.Reference.Offset, 0x200);
}
