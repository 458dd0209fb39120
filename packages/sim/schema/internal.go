package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"log"
	"path/filepath"
	"strings"
)

// What upstream's validation prints of a pod is the struct that it is inside: fields by their Go names, in their order, all of them.
// Read from the source text; only what a pod template leads to is kept. A named string or number is written as such.
func readInternal(folder string, out *output) {
	file, err := parser.ParseFile(token.NewFileSet(), filepath.Join(folder, "pkg/apis/core/types.go"), nil, 0)
	if err != nil {
		log.Fatal(err)
	}
	declared := map[string]ast.Expr{}
	ast.Inspect(file, func(node ast.Node) bool {
		if spec, ok := node.(*ast.TypeSpec); ok {
			declared[spec.Name.Name] = spec.Type
		}
		return true
	})
	var plain func(text string) string
	plain = func(text string) string {
		for _, prefix := range []string{"*", "[]", "map[string]"} {
			if rest, ok := strings.CutPrefix(text, prefix); ok {
				return prefix + plain(rest)
			}
		}
		if rest, ok := strings.CutPrefix(text, "map["); ok {
			return "map[string]" + plain(rest[strings.Index(rest, "]")+1:])
		}
		expression, known := declared[text]
		if _, isStruct := expression.(*ast.StructType); !known || isStruct {
			return text
		}
		return plain(types.ExprString(expression))
	}
	var keep func(name string)
	keep = func(name string) {
		expression, ok := declared[name].(*ast.StructType)
		if _, done := out.Internal[name]; done || !ok {
			return
		}
		fields := [][2]string{}
		out.Internal[name] = fields
		for _, one := range expression.Fields.List {
			fieldType := plain(types.ExprString(one.Type))
			if len(one.Names) == 0 {
				fields = append(fields, [2]string{"", fieldType})
			}
			for _, ident := range one.Names {
				fields = append(fields, [2]string{ident.Name, fieldType})
			}
			keep(strings.NewReplacer("*", "", "[]", "", "map[string]", "").Replace(fieldType))
		}
		out.Internal[name] = fields
	}
	keep("PodTemplateSpec")
}
