using System.Runtime.CompilerServices;
using NdisConformance.Trace;

namespace NdisConformance.Rules;

/// <summary>The driver's pools and what came from them.</summary>
internal sealed class PoolTable
{
    public ObjectTable<PoolState> NblPools { get; } = new();

    public ObjectTable<PoolState> NbPools { get; } = new();

    public ObjectTable<MemberState> Nbls { get; } = new();

    public ObjectTable<MemberState> Nbs { get; } = new();

    /// <summary>MDLs that were left in what was freed, with the sequence of that, until they are freed.</summary>
    public ObjectTable<long> LeftMdls { get; } = new();

    /// <summary>The record of what a pool handle names; a null reference if that is no known pool.</summary>
    public ref PoolState Find(TraceObject pool)
    {
        if (pool.Number != 0 && (pool.Kind is ObjectKind.NblPool or ObjectKind.NbPool))
        {
            return ref (pool.Kind == ObjectKind.NblPool ? NblPools : NbPools).Find(pool.Number);
        }

        return ref Unsafe.NullRef<PoolState>();
    }

    /// <summary>Notes a pool that was freed with the function of another kind: that it lives on is reported.</summary>
    public void NoteMisdirected(TraceName ddi, TraceObject pool)
    {
        ref PoolState state = ref Find(pool);
        if (ddi is TraceName.NdisFreeNetBufferListPool or TraceName.NdisFreeNetBufferPool
            && !Unsafe.IsNullRef(ref state))
        {
            state.IsMisdirected = true;
        }
    }

    /// <summary>True if that an object is alive was reported before, in another way.</summary>
    public bool IsKnownToLive(TraceObject item)
    {
        ref PoolState state = ref Find(item);
        return (!Unsafe.IsNullRef(ref state) && state.IsMisdirected) || WentWithPool(item);
    }

    /// <summary>True if the pool that an object came from was freed with it: that was reported at the pool.</summary>
    private bool WentWithPool(TraceObject item)
    {
        if (item.Number == 0 || item.Kind is not (ObjectKind.Nbl or ObjectKind.Nb))
        {
            return false;
        }

        ref MemberState member = ref (item.Kind == ObjectKind.Nbl ? Nbls : Nbs).Find(item.Number);
        return !Unsafe.IsNullRef(ref member)
            && member.Pool.Number != 0
            && Unsafe.IsNullRef(ref Find(member.Pool));
    }
}
