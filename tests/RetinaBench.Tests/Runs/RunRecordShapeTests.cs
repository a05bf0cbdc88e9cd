using System.Reflection;
using RetinaBench.Experiments.Measurements;
using RetinaBench.Runs;

namespace RetinaBench.Tests.Runs;

public sealed class RunRecordShapeTests
{
    /// <summary>A record with a null in a list is refused when it is read, so no list that can be written may hold one.</summary>
    [Fact]
    public void Lists_OfARecord_HoldNoNulls()
    {
        HashSet<Type> seen = [];
        List<string> faults = [];
        Walk(typeof(RunRecord));
        foreach (Type measurement in typeof(Measurement).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Measurement))))
            Walk(measurement);

        Assert.Contains(typeof(VisualisationRow), seen);
        Assert.Empty(faults);

        void Walk(Type type)
        {
            if (type.Assembly != typeof(RunRecord).Assembly || !seen.Add(type))
                return;
            foreach (PropertyInfo property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
                Look($"{type.Name}.{property.Name}", property.PropertyType, new NullabilityInfoContext().Create(property));
        }

        void Look(string place, Type type, NullabilityInfo nullability)
        {
            Walk(type);
            NullabilityInfo[] elements = nullability.ElementType is { } element ? [element] : nullability.GenericTypeArguments;
            foreach (NullabilityInfo inner in elements.Where(_ => type.IsArray || (type.IsGenericType && typeof(System.Collections.IEnumerable).IsAssignableFrom(type))))
            {
                if (inner.ReadState == NullabilityState.Nullable)
                    faults.Add(place);
                Look(place, inner.Type, inner);
            }
        }
    }
}
