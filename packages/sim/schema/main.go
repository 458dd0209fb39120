// Writes packages/sim/src/openapi/schema.generated.ts: what the simulated cluster knows about the fields of every kind that it serves.
// Sources, all Apache-2.0, all from the Go module cache: the OpenAPI v3 documents in k8s.io/kubernetes (descriptions, list types, merge keys),
// the Go types of k8s.io/api by reflection (JSON names, Go type names for decoder messages, protobuf numbers, what is always written),
// the structs that a pod is inside of the server (what its validation prints),
// and the CustomResourceDefinitions in sigs.k8s.io/gateway-api.
//
// Run by generate.ts, which packs what this prints.
package main

import (
	"encoding/json"
	"log"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"

	apiextensions "k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/client-go/kubernetes/scheme"
	"sigs.k8s.io/yaml"
)

// One field of a Go struct: JSON name, Go type as the JSON decoder names it, protobuf number, flags.
// Flags: p pointer, o omitted when empty, i inlined into its parent's JSON.
type field [4]any

type output struct {
	Schemas map[string]json.RawMessage `json:"schemas"`
	Structs map[string][]field         `json:"structs"`
	// apiVersion/Kind -> name of the schema.
	Kinds map[string]string `json:"kinds"`
	// Structs of pkg/apis/core: fields with their Go names (empty where the struct is embedded) and types.
	Internal map[string][][2]string `json:"internal"`
}

func openAPIName(t reflect.Type) string {
	parts := strings.Split(t.PkgPath(), "/")
	host := strings.Split(parts[0], ".")
	slices.Reverse(host)
	return strings.Join(append(append(host, parts[1:]...), t.Name()), ".")
}

func structOf(t reflect.Type) reflect.Type {
	for t.Kind() == reflect.Pointer || t.Kind() == reflect.Slice || t.Kind() == reflect.Map {
		t = t.Elem()
	}
	return t
}

func describe(t reflect.Type, seen map[string][]field) {
	t = structOf(t)
	if t.Kind() != reflect.Struct || t.Name() == "" || !strings.Contains(t.PkgPath(), "k8s.io") {
		return
	}
	name := openAPIName(t)
	if _, ok := seen[name]; ok {
		return
	}
	seen[name] = nil
	fields := []field{}
	for i := range t.NumField() {
		f := t.Field(i)
		tag, ok := f.Tag.Lookup("json")
		if !ok || tag == "-" {
			continue
		}
		options := strings.Split(tag, ",")
		number := 0
		if proto := strings.Split(f.Tag.Get("protobuf"), ","); len(proto) > 1 {
			if err := json.Unmarshal([]byte(proto[1]), &number); err != nil {
				log.Fatalf("%s.%s: %v", name, f.Name, err)
			}
		}
		flags := ""
		if f.Type.Kind() == reflect.Pointer {
			flags += "p"
		}
		for _, option := range options[1:] {
			switch option {
			case "omitempty", "omitzero":
				if !strings.Contains(flags, "o") {
					flags += "o"
				}
			case "inline":
				flags += "i"
			}
		}
		if options[0] == "" && f.Anonymous && !strings.Contains(flags, "i") {
			flags += "i"
		}
		goType := f.Type.String()
		if f.Type.Kind() == reflect.Pointer {
			goType = f.Type.Elem().String()
		}
		json := options[0]
		if strings.Contains(flags, "i") {
			json = "=" + openAPIName(structOf(f.Type))
		}
		fields = append(fields, field{json, goType, number, flags})
		describe(f.Type, seen)
	}
	seen[name] = fields
}

var served = map[string]bool{
	"v1": true, "admissionregistration.k8s.io/v1": true, "apiextensions.k8s.io/v1": true, "apiregistration.k8s.io/v1": true, "apps/v1": true,
	"authentication.k8s.io/v1": true, "authorization.k8s.io/v1": true, "autoscaling/v1": true, "autoscaling/v2": true,
	"batch/v1": true, "certificates.k8s.io/v1": true, "coordination.k8s.io/v1": true, "discovery.k8s.io/v1": true,
	"events.k8s.io/v1": true, "flowcontrol.apiserver.k8s.io/v1": true, "networking.k8s.io/v1": true, "node.k8s.io/v1": true,
	"policy/v1": true, "rbac.authorization.k8s.io/v1": true, "resource.k8s.io/v1": true, "scheduling.k8s.io/v1": true, "storage.k8s.io/v1": true,
}

func fileOf(groupVersion string) string {
	if groupVersion == "v1" {
		return "api__v1_openapi.json"
	}
	return "apis__" + strings.ReplaceAll(groupVersion, "/", "__") + "_openapi.json"
}

type gvk struct {
	Group   string `json:"group"`
	Version string `json:"version"`
	Kind    string `json:"kind"`
}

func readOpenAPI(folder string, out *output) {
	for _, groupVersion := range slices.Sorted(maps.Keys(served)) {
		text, err := os.ReadFile(filepath.Join(folder, "api/openapi-spec/v3", fileOf(groupVersion)))
		if err != nil {
			log.Fatal(err)
		}
		var document struct {
			Components struct {
				Schemas map[string]json.RawMessage `json:"schemas"`
			} `json:"components"`
		}
		if err := json.Unmarshal(text, &document); err != nil {
			log.Fatal(err)
		}
		for name, schema := range document.Components.Schemas {
			out.Schemas[name] = schema
			var kinds struct {
				GVK []gvk `json:"x-kubernetes-group-version-kind"`
			}
			if err := json.Unmarshal(schema, &kinds); err != nil {
				log.Fatal(err)
			}
			for _, one := range kinds.GVK {
				apiVersion := strings.TrimPrefix(one.Group+"/"+one.Version, "/")
				if served[apiVersion] && len(kinds.GVK) == 1 {
					out.Kinds[apiVersion+"/"+one.Kind] = name
				}
			}
		}
	}
}

func readCustomResources(folder string, out *output) {
	files, err := filepath.Glob(filepath.Join(folder, "config/crd/standard/gateway.networking.k8s.io_*.yaml"))
	if err != nil {
		log.Fatal(err)
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			log.Fatal(err)
		}
		var definition apiextensions.CustomResourceDefinition
		if err := yaml.Unmarshal(text, &definition); err != nil || definition.Kind != "CustomResourceDefinition" {
			continue
		}
		host := strings.Split(definition.Spec.Group, ".")
		slices.Reverse(host)
		for _, version := range definition.Spec.Versions {
			if version.Name != "v1" {
				continue
			}
			schema := version.Schema.OpenAPIV3Schema
			kind := definition.Spec.Names.Kind
			text, err := json.Marshal(schema)
			if err != nil {
				log.Fatal(err)
			}
			var open map[string]any
			if err := json.Unmarshal(text, &open); err != nil {
				log.Fatal(err)
			}
			properties := open["properties"].(map[string]any)
			properties["metadata"] = map[string]any{"$ref": "#/components/schemas/io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta"}
			open["x-kubernetes-group-version-kind"] = []gvk{{definition.Spec.Group, version.Name, kind}}
			delete(open, "x-kubernetes-validations")
			text, err = json.Marshal(withoutRules(open))
			if err != nil {
				log.Fatal(err)
			}
			name := strings.Join(append(host, version.Name, kind), ".")
			out.Schemas[name] = text
			out.Kinds[definition.Spec.Group+"/"+version.Name+"/"+kind] = name
		}
	}
}

// Rules in CEL are left out: nothing here can read them.
func withoutRules(value any) any {
	switch held := value.(type) {
	case map[string]any:
		delete(held, "x-kubernetes-validations")
		for key, inner := range held {
			held[key] = withoutRules(inner)
		}
	case []any:
		for index, inner := range held {
			held[index] = withoutRules(inner)
		}
	}
	return value
}

var (
	definition  = regexp.MustCompile(`(?m)^func schema_k8sio_api_(\w+)_(v\w+?)_(\w+)\(ref`)
	property    = regexp.MustCompile(`^\t{5}"([^"]+)": \{$`)
	description = regexp.MustCompile(`^\t+Description: +(".*"),$`)
	enumeration = regexp.MustCompile(`^\t+Enum: +\[\]interface\{\}\{(.*)\},$`)
)

// The documents lie without the values of enumerations, which a server publishes; the generated code of that server has them.
func readEnumerations(folder string, out *output) {
	text, err := os.ReadFile(filepath.Join(folder, "pkg/generated/openapi/zz_generated.openapi.go"))
	if err != nil {
		log.Fatal(err)
	}
	schema, field, words := "", "", ""
	for _, line := range strings.Split(string(text), "\n") {
		if match := definition.FindStringSubmatch(line); match != nil {
			schema = strings.Join([]string{"io.k8s.api", match[1], match[2], match[3]}, ".")
		} else if match := property.FindStringSubmatch(line); match != nil {
			field = match[1]
		} else if match := description.FindStringSubmatch(line); match != nil {
			words, _ = strconv.Unquote(match[1])
		} else if match := enumeration.FindStringSubmatch(line); match != nil {
			held, ok := out.Schemas[schema]
			if !ok {
				continue
			}
			var open struct {
				Properties map[string]map[string]any `json:"properties"`
			}
			whole := map[string]any{}
			if json.Unmarshal(held, &open) != nil || json.Unmarshal(held, &whole) != nil || open.Properties[field] == nil {
				continue
			}
			var values []any
			if err := json.Unmarshal([]byte("["+match[1]+"]"), &values); err != nil {
				log.Fatal(err)
			}
			open.Properties[field]["description"] = words
			target := open.Properties[field]
			if items, ok := target["items"].(map[string]any); ok {
				target = items
			}
			target["enum"] = values
			whole["properties"] = open.Properties
			if out.Schemas[schema], err = json.Marshal(whole); err != nil {
				log.Fatal(err)
			}
		}
	}
}

var reference = regexp.MustCompile(`#/components/schemas/([A-Za-z0-9.\-]+)`)

// Keeps what the served kinds lead to.
func prune(out *output) {
	kept := map[string]json.RawMessage{}
	var keep func(name string)
	keep = func(name string) {
		schema, ok := out.Schemas[name]
		if _, done := kept[name]; done || !ok {
			return
		}
		kept[name] = schema
		for _, match := range reference.FindAllSubmatch(schema, -1) {
			keep(string(match[1]))
		}
	}
	for key, name := range out.Kinds {
		if !strings.HasSuffix(key, "List") {
			keep(name)
		} else {
			delete(out.Kinds, key)
		}
	}
	structs := map[string][]field{}
	var keepStruct func(name string)
	keepStruct = func(name string) {
		if _, done := structs[name]; done {
			return
		}
		structs[name] = out.Structs[name]
		for _, one := range out.Structs[name] {
			if inner, ok := strings.CutPrefix(one[0].(string), "="); ok {
				keepStruct(inner)
			}
		}
	}
	for name := range out.Structs {
		if _, ok := kept[name]; ok {
			keepStruct(name)
		}
	}
	out.Structs = structs
	keep("io.k8s.apimachinery.pkg.apis.meta.v1.DeleteOptions")
	out.Schemas = kept
}

func main() {
	log.SetFlags(0)
	if len(os.Args) != 3 {
		log.Fatal("say where the modules k8s.io/kubernetes and sigs.k8s.io/gateway-api lie")
	}
	out := &output{map[string]json.RawMessage{}, map[string][]field{}, map[string]string{}, map[string][][2]string{}}
	known := scheme.Scheme
	runtimeOf := func(s *runtime.Scheme) {
		for kind, t := range s.AllKnownTypes() {
			if served[kind.GroupVersion().String()] && !strings.HasSuffix(kind.Kind, "List") {
				describe(t, out.Structs)
			}
		}
	}
	runtimeOf(known)
	custom := runtime.NewScheme()
	if err := apiextensions.AddToScheme(custom); err != nil {
		log.Fatal(err)
	}
	runtimeOf(custom)
	describe(reflect.TypeFor[metav1.DeleteOptions](), out.Structs)
	readOpenAPI(os.Args[1], out)
	readEnumerations(os.Args[1], out)
	readCustomResources(os.Args[2], out)
	readInternal(os.Args[1], out)
	prune(out)
	if err := json.NewEncoder(os.Stdout).Encode(out); err != nil {
		log.Fatal(err)
	}
}
