using NdisConformance.Contract;
using NdisConformance.Machine;
using NdisConformance.Tests.Machine;

namespace NdisConformance.Tests.Contract;

/// <summary>NULL means for handles in C# what it means for pointers in C.</summary>
[TestFixture]
internal sealed class NullTests
{
    private MachineMemory _memory = null!;
    private PVOID _live;

    [SetUp]
    public void MakeMemory()
    {
        _memory = Machines.Memory();
        _live = _memory.Pointer(_memory.AllocateZeroed(0x200, 0));
    }

    [TearDown]
    public void FreeMemory() => _memory.Dispose();

    [Test]
    public void PointerInMemory_IsAPointer_WhenItIsReadAsOne()
    {
        PVOID target = _live + 0x100u;
        target.Write(42u);
        _live.WritePointer(target, 0x20);
        Assert.That(_live.ReadPointer(0x20), Is.EqualTo(target));
        Assert.That(_live.ReadPointer(0x20).Read<uint>(), Is.EqualTo(42u));
        _live.WritePointer(null, 0x20);
        Assert.That(_live.ReadPointer(0x20) == null);
    }

    [Test]
    public void Handle_IsNull_UntilItPointsSomewhere()
    {
        NET_BUFFER_LIST list = default;
        NET_BUFFER netBuffer = default;
        MDL mdl = default;
        NET_BUFFER_LIST_CONTEXT context = default;
        SCATTER_GATHER_LIST sg = default;
        SCATTER_GATHER_ELEMENT element = default;
        PVOID pointer = default;
        NDIS_HANDLE handle = default;
        Assert.That(list == null && netBuffer == null && mdl == null && context == null);
        Assert.That(sg == null && element == null && pointer == null && handle == null);

        list = (NET_BUFFER_LIST)_live;
        netBuffer = (NET_BUFFER)_live;
        mdl = (MDL)_live;
        context = (NET_BUFFER_LIST_CONTEXT)_live;
        sg = (SCATTER_GATHER_LIST)_live;
        element = (SCATTER_GATHER_ELEMENT)_live;
        pointer = _live;
        handle = _live;
        Assert.That(list != null && netBuffer != null && mdl != null && context != null);
        Assert.That(sg != null && element != null && pointer != null && handle != null);
    }

    [Test]
    public void Handle_IsNull_AfterItWasAssignedNull()
    {
        NET_BUFFER_LIST list = (NET_BUFFER_LIST)_live;
        NET_BUFFER netBuffer = (NET_BUFFER)_live;
        MDL mdl = (MDL)_live;
        NET_BUFFER_LIST_CONTEXT context = (NET_BUFFER_LIST_CONTEXT)_live;
        SCATTER_GATHER_LIST sg = (SCATTER_GATHER_LIST)_live;
        SCATTER_GATHER_ELEMENT element = (SCATTER_GATHER_ELEMENT)_live;
        PVOID pointer = _live;
        NDIS_HANDLE handle = _live;
        list = null;
        netBuffer = null;
        mdl = null;
        context = null;
        sg = null;
        element = null;
        pointer = null;
        handle = null;

        Assert.That(list == null && netBuffer == null && mdl == null && context == null);
        Assert.That(sg == null && element == null && pointer == null && handle == null);
        Assert.That(list == default && netBuffer == default && mdl == default && handle == default);
    }

    [Test]
    public void PointerMember_IsNull_WhereItsBytesAreZero()
    {
        NET_BUFFER_LIST list = (NET_BUFFER_LIST)_live;
        NET_BUFFER netBuffer = (NET_BUFFER)_live;

        Assert.That(list.Next == null && list.FirstNetBuffer == null && list.Context == null);
        Assert.That(list.NdisPoolHandle == null && list.Scratch == null && list.MiniportReserved[0] == null);
        Assert.That(netBuffer.CurrentMdl == null && netBuffer.ScatterGatherList == null);
    }

    [Test]
    public void AssignedNull_MakesThePointerMemberZero()
    {
        NET_BUFFER_LIST list = (NET_BUFFER_LIST)_live;
        list.Next = list;
        list.Scratch = _live;
        list.MiniportReserved.Set(0, _live);
        list.SourceHandle = _live;
        Assert.That(list.Next == list && list.Scratch == _live && list.SourceHandle != null);

        list.Next = null;
        list.Scratch = null;
        list.MiniportReserved.Set(0, null);
        list.SourceHandle = null;

        Assert.That(_memory.Span(_live.Reference.Offset, 0x200).ContainsAnyExcept((byte)0), Is.False);
    }

    [Test]
    public void Null_CannotBeDereferenced()
    {
        NET_BUFFER_LIST list = null;
        PVOID pointer = null;

        Assert.That(() => list.Next, Throws.InstanceOf<NullReferenceException>());
        Assert.That(() => list.Status = NDIS_STATUS.NDIS_STATUS_SUCCESS, Throws.InstanceOf<NullReferenceException>());
        Assert.That(() => pointer.Read<int>(), Throws.InstanceOf<NullReferenceException>());
        Assert.That(() => new PVOID(4711).Read<int>(), Throws.InstanceOf<NullReferenceException>());
    }

    [Test]
    public void Handles_AreEqual_IfTheirAddressesAre()
    {
        NET_BUFFER_LIST list = (NET_BUFFER_LIST)_live;
        NET_BUFFER_LIST same = (NET_BUFFER_LIST)(PVOID)list;
        NET_BUFFER_LIST other = (NET_BUFFER_LIST)(_live + 16);

        Assert.That(list == same && !(list != same) && list.Equals(same) && list.Equals((object)same));
        Assert.That(list != other && !list.Equals(other));
        Assert.That(list.GetHashCode(), Is.EqualTo(same.GetHashCode()));
    }
}
